import type { Context } from 'koa';
import type { PermissionAction } from '../../contracts/permissions';
import { isRecord } from '../is-record';
import { mayWithin, permittedScope } from './permitted-institutions';
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

/**
 * Who sets something in motion: what a token or an AI client planned or caused takes a person, or a
 * token that was given the right for it by name. That is the permission for an admin token, and the
 * route itself for a token of the Content API, unless it may do everything without naming it.
 * @throws StateConflictError for any other program.
 */
export function requireStarter(ctx: Context, author: Author, unattended: PermissionAction): Author {
  const isNamed =
    ctx.state.route.info.type === 'admin'
      ? mayWithin(ctx, unattended, permittedScope(ctx))
      : !hasFullAccess(ctx);
  return isNamed ? author : requirePerson(author);
}

const hasFullAccess = ({ state }: Context): boolean =>
  isRecord(state.auth) &&
  isRecord(state.auth.credentials) &&
  state.auth.credentials.type === 'full-access';
