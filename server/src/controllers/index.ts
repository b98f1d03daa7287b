import callBudget from './call-budget';
import contactSync from './contact-sync';
import overview from './overview';
import webhook from './webhook';

export default { callBudget, contactSync, overview, webhook };
