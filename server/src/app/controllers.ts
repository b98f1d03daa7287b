import bookingMessages from '../bookings/controllers/booking-messages';
import bookings from '../bookings/controllers/bookings';
import catalog from '../catalog/controllers/catalog';
import contact from '../segments/controllers/contact';
import conflicts from '../contacts/controllers/conflicts';
import contactFacts from '../orders/controllers/contact-facts';
import keptValues from '../contacts/controllers/kept-values';
import contactHistory from '../contacts/controllers/contact-history';
import contactOrders from '../orders/controllers/contact-orders';
import callBudget from '../sending/controllers/call-budget';
import contactSync from '../contacts/controllers/contact-sync';
import contractChecks from '../institutions/controllers/contract-checks';
import exportController from '../export/controllers/export';
import identity from '../identity/controllers/identity';
import driftChecks from '../drift/controllers/drift-checks';
import mapping from '../remapping/controllers/mapping';
import loads from '../bulk-jobs/controllers/loads';
import orders from '../orders/controllers/orders';
import overriddenEdits from '../contacts/controllers/overridden-edits';
import overview from '../overview/controllers/overview';
import questions from '../segments/controllers/questions';
import sendingTrust from '../contacts/controllers/sending-trust';
import similarContacts from '../contacts/controllers/similar-contacts';
import steering from '../overview/controllers/steering';
import timeZones from '../institutions/controllers/time-zones';
import webhook from '../inbox/controllers/webhook';

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
