/** What came in and what went out: the stream, a call, and what a delivery or call changed. */

export { PayloadWithheld } from './PayloadWithheld';
export { CallSubject } from './call/CallSubject';
export { DeliveryChanges } from './changes/Changes';
export { ReplayDeliveries } from './replay/ReplayDeliveries';
