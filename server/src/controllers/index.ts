import contactSync from './contact-sync';
import loads from './loads';
import overview from './overview';
import webhook from './webhook';

export default { contactSync, loads, overview, webhook };
