/** What an institution is sent: the calls for it, pauses, and whether sending can be trusted. */

export { Calls } from './Calls';
export { PauseButton, PausedNotice } from './Pauses';
export { Sending } from './Sending';
export { quotaUse } from './callQuota';
export { SendingTrustNotice } from './trust/SendingTrustNotice';
