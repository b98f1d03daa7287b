import { type Author } from './request-author';
import { reason } from '../contracts/reasons';
import { StateConflictError } from './errors';

/**
 * The person behind a request, as the history names them: what a person has to answer for is only
 * done by users of the admin panel, not by tokens or programs.
 * @throws StateConflictError for anybody else.
 */
export function requirePerson(author: Author): string {
  if (author === null || !author.startsWith('admin:')) {
    throw new StateConflictError(reason('personOnly'));
  }
  return author;
}
