import contactSync from './contact-sync';
import mapping from './mapping';
import overview from './overview';
import webhook from './webhook';

export default { contactSync, mapping, overview, webhook };
