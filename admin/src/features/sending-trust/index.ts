/** Whether an institution is sent anything: what is shown of it, and how a person starts it. */
export { SendingFact } from './SendingFact';
export { SendingTrustNotice } from './SendingTrustNotice';
