import { reason, type Reason } from '../../../server/src/contracts/reasons';

/** A reason where it does not matter which. */
export const written = (text: string): Reason => reason('asWritten', { text });
