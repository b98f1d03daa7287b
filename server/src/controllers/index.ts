import conflicts from './conflicts';
import contactFacts from './contact-facts';
import contactHistory from './contact-history';
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
  contactFacts,
  contactHistory,
  contactSync,
  driftChecks,
  identity,
  loads,
  mapping,
  overview,
  steering,
  webhook,
};
