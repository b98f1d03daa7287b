import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';
import { AUDIT_EVENTS, type AuditEvent } from '../../contracts/audit-events';
import { describeError } from '../describe-error';
import { isRecord } from '../is-record';

/** What Strapi's audit log keeps besides the event, its time and its author. No personal data. */
export interface AuditedAction {
  resource: { type: string; id?: string | number };
  details: {
    institution?: string;
    /** How many records a decision about several has changed. */
    records?: number;
  };
}

/** The names by which a path or an answer names its record. */
const NAMES = ['reference', 'id', 'documentId'];

function idIn(named: unknown, type: string): string | number | undefined {
  if (!isRecord(named)) return undefined;
  for (const name of type === 'institution' ? ['code'] : NAMES) {
    const value = named[name];
    if (typeof value === 'string' || typeof value === 'number') return value;
  }
  return undefined;
}

/** Records that were changed: of a decision about several, each says why it was refused. */
const changedIn = (data: readonly unknown[]): number =>
  data.filter((one) => !isRecord(one) || (one.refusal ?? null) === null).length;

/** What was done by a request that has been answered. */
export function auditedAction(
  event: AuditEvent,
  { body, params }: { body: unknown; params: unknown },
): AuditedAction {
  const data = isRecord(body) ? body.data : undefined;
  const type = AUDIT_EVENTS[event];
  const id = idIn(params, type) ?? idIn(data, type);
  const code = isRecord(params) ? params.code : undefined;
  return {
    resource: { type, ...(id !== undefined && { id }) },
    details: {
      ...(typeof code === 'string' && type !== 'institution' && { institution: code }),
      ...(Array.isArray(data) && { records: changedIn(data) }),
    },
  };
}

/**
 * Emits what somebody has done by a route of the admin panel, once it is done. Strapi's audit log
 * takes it from there; it knows the author by the request.
 */
export const audit =
  ({ event }: { event: AuditEvent }, { strapi }: { strapi: Core.Strapi }) =>
  async (ctx: Context, next: Next): Promise<void> => {
    await next();
    if (ctx.status >= 300) return;
    try {
      await strapi.eventHub.emit(
        event,
        auditedAction(event, { body: ctx.body, params: ctx.params }),
      );
    } catch (error) {
      strapi.log.error(`s360: a listener of ${event} failed: ${describeError(error)}`);
    }
  };

/** The part of Strapi's audit log, of its paid editions, that takes events of plugins. */
interface AuditLog {
  registerEvent?: (event: string, shapeOf: (action: AuditedAction) => AuditedAction) => void;
}

const AUDIT_LOG = 'audit-logs-lifecycle';

/** Makes Strapi's audit log keep our events, where it is part of the edition. */
export function registerAuditEvents(strapi: Pick<Core.Strapi, 'has' | 'get'>): void {
  if (!strapi.has(AUDIT_LOG)) return;
  const log = strapi.get<AuditLog>(AUDIT_LOG);
  for (const event of Object.keys(AUDIT_EVENTS)) {
    log.registerEvent?.(event, ({ details, resource }) => ({ resource, details }));
  }
}
