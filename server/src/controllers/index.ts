import contactSync from './contact-sync';
import overview from './overview';
import steering from './steering';
import webhook from './webhook';

export default { contactSync, overview, steering, webhook };
