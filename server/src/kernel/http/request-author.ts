import type { Core } from '@strapi/strapi';
import { MCP_CLIENT } from '../../contracts/authors';
import { isRecord } from '../is-record';

/**
 * Who changed a contact in the CRM: a user of the admin panel or an API token; `null` when unknown.
 */
export type Author = string | null;

/**
 * The user or token behind the current request, as the history names it. Strapi's MCP server does
 * its own authentication: it names only the user, and sets `auditSource` for the program that acts
 * for them.
 */
export function authorOf(strapi: Core.Strapi): Author {
  const state: unknown = strapi.requestContext.get()?.state;
  if (!isRecord(state)) return null;
  if (state.auditSource === MCP_CLIENT && isRecord(state.user)) {
    return `${MCP_CLIENT}:${String(state.user.id)}`;
  }
  if (!isRecord(state.auth)) return null;
  const { credentials } = state.auth;
  if (!isRecord(credentials) || credentials.id === undefined) return null;
  const strategy = isRecord(state.auth.strategy) ? String(state.auth.strategy.name) : 'user';
  return `${strategy}:${String(credentials.id)}`;
}
