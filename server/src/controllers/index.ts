import conflicts from './conflicts';
import contactHistory from './contact-history';
import contactSync from './contact-sync';
import driftChecks from './drift-checks';
import overview from './overview';
import webhook from './webhook';

export default { conflicts, contactHistory, contactSync, driftChecks, overview, webhook };
