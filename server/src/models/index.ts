import { contractCheck } from '../institutions/contract-check';
import { availability } from './availability';
import { bookingEvent } from './booking-event';
import { candidate } from './candidate';
import { catalog } from './catalog';
import { conflict } from './conflict';
import { contactHistory } from './contact-history';
import { dailyCalls } from './daily-calls';
import { delivery } from './delivery';
import { driftCheck } from './drift-check';
import { dueFacts } from './due-facts';
import { keptOutItem } from './kept-out-item';
import { lease } from './lease';
import { load } from './load';
import { orderHolder } from './order-holder';
import { outage } from './outage';
import { permit, permitState } from './permit';
import { quarantinedItem } from './quarantined-item';
import { raisedAlarm } from './raised-alarm';
import { readBack } from './read-back';
import { refusal } from './refusal';
import { refusedCredentials } from './refused-credentials';
import { wantedOrder } from './wanted-order';
import { wantedPull } from './wanted-pull';

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
