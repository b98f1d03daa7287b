import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import type { PermissionAction } from '../../contracts/permissions';
import { reason } from '../../contracts/reasons';
import { limitOf } from '../../institutions';
import { NotPermittedError } from '../../kernel/errors';
import type { Ability } from '../../kernel/http/permitted-institutions';
import {
  isInScope,
  scopeInWords,
  type InstitutionScope,
} from '../../kernel/http/institution-scope';
import { isRecord } from '../../kernel/is-record';
import { ToolRefusedError } from './refusal';

/** An AI client with the permissions of its token, as the routes of the panel see a user. */
export interface Caller extends Pick<Context, 'state'> {
  ability: Ability;
  /** The admin user who made the token. */
  user: string;
  may(action: PermissionAction): boolean;
  /**
   * The institutions to which the caller is limited for an action.
   * @throws ToolRefusedError without the permission
   */
  scopeOf(action: PermissionAction): InstitutionScope;
  /** @throws NotPermittedError when the caller may not perform the action at the institution. */
  requireAt(action: PermissionAction, institution: string): void;
  /** @throws NotPermittedError when the caller is limited to some institutions. */
  requireEverywhere(action: PermissionAction): void;
}

/** What Strapi's MCP server says of a caller. */
export interface McpContext {
  userAbility: Ability;
  user: { id: string | number };
}

/**
 * The caller of a tool. Code that asks the current request for the caller's permissions, such as
 * searches and segments, finds them there as in a request of the panel.
 * @throws Error outside of a request, where such code would take the caller for a program that may
 * do everything
 */
export function callerOf(strapi: Core.Strapi, { user, userAbility }: McpContext): Caller {
  const state: unknown = strapi.requestContext.get()?.state;
  if (!isRecord(state)) throw new Error('An assistant’s tool was called outside of a request.');
  state.userAbility = userAbility;
  const may = (action: PermissionAction) => userAbility.can(action);
  function scopeOf(action: PermissionAction): InstitutionScope {
    if (may(action)) return limitOf(strapi, userAbility, action);
    throw new ToolRefusedError(`The token does not have the permission ${action}.`);
  }
  return {
    state,
    ability: userAbility,
    user: `admin:${user.id}`,
    may,
    scopeOf,
    requireAt(action, institution) {
      const scope = scopeOf(action);
      if (isInScope(scope, institution)) return;
      throw new NotPermittedError(reason('mayNotAct', { included: scopeInWords(scope ?? []) }));
    },
    requireEverywhere(action) {
      const scope = scopeOf(action);
      if (scope === null) return;
      throw new NotPermittedError(reason('mayNotActForAll', { included: scopeInWords(scope) }));
    },
  };
}
