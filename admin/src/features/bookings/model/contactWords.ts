import type { BookingSummary } from '../../../../../server/src/contracts';

/** A draft has no contact yet. Whatever was submitted had one, so it was deleted or erased since. */
export const missingContact = ({ state }: Pick<BookingSummary, 'state'>): 'none' | 'gone' =>
  state === 'draft' ? 'none' : 'gone';
