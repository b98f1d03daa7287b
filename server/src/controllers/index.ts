import conflicts from './conflicts';
import contactHistory from './contact-history';
import contactOrders from './contact-orders';
import callBudget from './call-budget';
import contactSync from './contact-sync';
import identity from './identity';
import driftChecks from './drift-checks';
import mapping from './mapping';
import loads from './loads';
import overview from './overview';
import steering from './steering';
import webhook from './webhook';

export default {
  callBudget,
  conflicts,
  contactHistory,
  contactOrders,
  contactSync,
  driftChecks,
  identity,
  loads,
  mapping,
  overview,
  steering,
  webhook,
};
