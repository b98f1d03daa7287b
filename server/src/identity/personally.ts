import { type Author } from '../kernel/request-author';
import { reason } from '../contracts/reasons';
import { StateConflictError } from '../kernel/errors';

/**
 * Who decides, as the history names it: identities are decided by users of the admin panel, not by
 * tokens or programs.
 * @throws StateConflictError for anybody else.
 */
export function personally(author: Author): string {
  if (author === null || !author.startsWith('admin:')) {
    throw new StateConflictError(reason('personOnly'));
  }
  return author;
}
