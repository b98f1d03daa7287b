import type { Context } from 'koa';
import type { PermissionAction } from '../../contracts/permissions';
import type { InstitutionScope } from './institution-scope';

/*
 * A permission may be limited to institutions by conditions. The policy of the admin routes finds
 * out which ones those are; from there on the scope is part of the validated request.
 */

/** An admin user's permissions, as Strapi's permission engine answers them. */
export interface Ability {
  can(action: string, subject?: object): boolean;
}

export const isAbility = (value: unknown): value is Ability =>
  typeof value === 'object' && value !== null && 'can' in value && typeof value.can === 'function';

/** What the policy found out about a request. */
interface RequestLimit {
  scope: InstitutionScope;
  /** The path names a record: an institution that the query names says nothing about it. */
  isAboutRecord: boolean;
}

type State = Context['state'] & { s360Limit?: RequestLimit };

const mayAct = (ability: Ability, action: string, institution?: string): boolean =>
  ability.can(action, { institution }) === true;

/** The institutions to which the caller's roles limit an action, of those that conditions name. */
export function permittedInstitutions(
  ability: Ability,
  action: string,
  codes: readonly string[],
): InstitutionScope {
  return mayAct(ability, action) ? null : codes.filter((code) => mayAct(ability, action, code));
}

/** Remembers what the policy found. */
export function limitRequest(state: State, limit: RequestLimit): void {
  state.s360Limit = limit;
}

const limitIn = (state: State): RequestLimit | undefined => state.s360Limit;

/** The institutions to which the caller is limited; tokens of the Content API are not. */
export const permittedScope = ({ state }: Pick<Context, 'state'>): InstitutionScope =>
  limitIn(state)?.scope ?? null;

/** The institution that a request without a record names, else those to which the caller is limited. */
export function requestScope(ctx: Pick<Context, 'request' | 'state'>): InstitutionScope {
  if (limitIn(ctx.state)?.isAboutRecord) return permittedScope(ctx);
  const { body, query } = ctx.request;
  const named: unknown = query.institution ?? body?.institution;
  return typeof named === 'string' ? [named] : permittedScope(ctx);
}

/** Whether the caller may also perform another action, at every institution of a scope. */
export function mayWithin(
  { state }: Pick<Context, 'state'>,
  action: PermissionAction,
  scope: InstitutionScope,
): boolean {
  const { userAbility } = state;
  return scope === null
    ? mayAct(userAbility, action)
    : scope.every((code) => mayAct(userAbility, action, code));
}
