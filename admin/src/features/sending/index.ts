/** Sending to an institution: its calls, its pauses, and whether sending is safe. */

export { Calls, CallsOutlook } from './Calls';
export { PauseButton, PausedNotice } from './Pauses';
export { Sending } from './Sending';
export { SendingFact } from './trust/SendingFact';
export { useGetCallsQuery } from './steeringApi';
export { SendingTrustNotice } from './trust/SendingTrustNotice';
