import bookingMessages from './booking-messages';
import bookings from './bookings';
import catalog from './catalog';
import contact from './contact';
import conflicts from './conflicts';
import contactFacts from './contact-facts';
import keptValues from './kept-values';
import contactHistory from './contact-history';
import contactOrders from './contact-orders';
import callBudget from './call-budget';
import contactSync from './contact-sync';
import contractChecks from './contract-checks';
import exportController from './export';
import identity from './identity';
import driftChecks from './drift-checks';
import mapping from './mapping';
import loads from './loads';
import orders from './orders';
import overriddenEdits from './overridden-edits';
import overview from './overview';
import questions from './questions';
import sendingTrust from './sending-trust';
import similarContacts from './similar-contacts';
import steering from './steering';
import timeZones from './time-zones';
import webhook from './webhook';

export default {
  bookingMessages,
  bookings,
  callBudget,
  catalog,
  conflicts,
  contactFacts,
  contact,
  contactHistory,
  keptValues,
  contactOrders,
  contactSync,
  contractChecks,
  driftChecks,
  export: exportController,
  identity,
  loads,
  mapping,
  orders,
  overriddenEdits,
  overview,
  questions,
  sendingTrust,
  similarContacts,
  steering,
  timeZones,
  webhook,
};
