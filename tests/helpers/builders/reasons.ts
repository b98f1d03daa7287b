import { reason, type Reason } from '../../../server/src/contracts/reasons';

/** A reason whose text does not matter. */
export const written = (text: string): Reason => reason('asWritten', { text });
