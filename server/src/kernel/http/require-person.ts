import type { Author } from './request-author';
import { COMMAND_LINE_AUTHOR } from '../../contracts/authors';
import { reason } from '../../contracts/reasons';
import { StateConflictError } from '../errors';

/**
 * The person behind a request, as the history names them: what a person has to answer for is only
 * done by users of the admin panel or of the command line, not by tokens or programs.
 * @throws StateConflictError for anybody else.
 */
export function requirePerson(author: Author): string {
  const isPerson = ['admin:', COMMAND_LINE_AUTHOR].some((prefix) => author?.startsWith(prefix));
  if (author === null || !isPerson) throw new StateConflictError(reason('personOnly'));
  return author;
}
