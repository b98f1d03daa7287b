import { contractCheck } from '../institutions/contract-check';
import { availability } from '../catalog/models/availability';
import { bookingEvent } from '../bookings/models/booking-event';
import { candidate } from '../identity/models/candidate';
import { catalog } from '../catalog/models/catalog';
import { conflict } from '../contacts/models/conflict';
import { contactHistory } from '../contacts/models/contact-history';
import { dailyCalls } from '../sending/models/daily-calls';
import { delivery } from '../inbox/models/delivery';
import { driftCheck } from '../drift/models/drift-check';
import { dueFacts } from '../orders/models/due-facts';
import { keptOutItem } from '../inbox/models/kept-out-item';
import { lease } from '../kernel/models/lease';
import { load } from '../bulk-jobs/models/load';
import { orderHolder } from '../orders/models/order-holder';
import { outage } from '../inbox/models/outage';
import { permit, permitState } from '../sending/models/permit';
import { quarantinedItem } from '../inbox/models/quarantined-item';
import { raisedAlarm } from '../inbox/models/raised-alarm';
import { readBack } from '../sending/models/read-back';
import { refusal } from '../inbox/models/refusal';
import { refusedCredentials } from '../inbox/models/refused-credentials';
import { wantedOrder } from '../orders/models/wanted-order';
import { wantedPull } from '../contacts/models/wanted-pull';

/**
 * Internal tables. They are no content: no documents, no screens, no Content API, and Strapi's
 * data transfer leaves them out, so that work under way never travels to another system.
 */
export const models = [
  delivery,
  quarantinedItem,
  contactHistory,
  conflict,
  keptOutItem,
  refusal,
  refusedCredentials,
  outage,
  raisedAlarm,
  readBack,
  candidate,
  load,
  driftCheck,
  contractCheck,
  wantedPull,
  orderHolder,
  dueFacts,
  wantedOrder,
  lease,
  permit,
  permitState,
  dailyCalls,
  bookingEvent,
  catalog,
  availability,
];
