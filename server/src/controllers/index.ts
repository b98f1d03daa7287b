import contactSync from './contact-sync';
import identity from './identity';
import overview from './overview';
import steering from './steering';
import webhook from './webhook';

export default { contactSync, identity, overview, steering, webhook };
