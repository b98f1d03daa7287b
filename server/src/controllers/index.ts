import conflicts from './conflicts';
import contactSync from './contact-sync';
import overview from './overview';
import webhook from './webhook';

export default { conflicts, contactSync, overview, webhook };
