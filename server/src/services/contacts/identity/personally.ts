import { StateConflictError } from '../../errors';
import type { Author } from '../edits/local-change';

/**
 * Who decides, as the history names it: identities are decided by users of the admin panel, not by
 * tokens or programs.
 * @throws StateConflictError with the given message for anybody else.
 */
export function personally(author: Author, refusal: string): string {
  if (author === null || !author.startsWith('admin:')) throw new StateConflictError(refusal);
  return author;
}
