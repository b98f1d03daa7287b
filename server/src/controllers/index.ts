import contactSync from './contact-sync';
import overview from './overview';
import webhook from './webhook';

export default { contactSync, overview, webhook };
