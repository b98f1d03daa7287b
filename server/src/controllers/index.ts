import contactSync from './contact-sync';
import identity from './identity';
import overview from './overview';
import webhook from './webhook';

export default { contactSync, identity, overview, webhook };
