import { type Author } from '../kernel/request-author';
import { reason } from '../contracts/reasons';
import { StateConflictError } from '../kernel/errors';

/**
 * The person who decides, as the history names them: only users of the admin panel decide
 * identities, not tokens or programs.
 * @throws StateConflictError for anybody else.
 */
export function requirePerson(author: Author): string {
  if (author === null || !author.startsWith('admin:')) {
    throw new StateConflictError(reason('personOnly'));
  }
  return author;
}
