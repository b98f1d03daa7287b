import contactSync from './contact-sync';
import webhook from './webhook';

export default { contactSync, webhook };
