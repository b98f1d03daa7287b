/** Whether an institution is sent anything: what is shown of it, and how a person starts it. */
export { SendingFact } from './trust/SendingFact';
export { SendingTrustNotice } from './trust/SendingTrustNotice';
