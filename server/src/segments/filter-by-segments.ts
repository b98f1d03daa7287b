import type { Core } from '@strapi/strapi';
import type { Condition } from '../contracts/contacts/segments';
import { PERMISSION_ACTIONS, type PermissionAction } from '../contracts/permissions';
import { CONTACT_UID } from '../contracts/uids';
import { reason } from '../contracts/reasons';
import { NotPermittedError } from '../kernel/errors';
import { isAbility } from '../kernel/http/permitted-institutions';
import { isInScope, type InstitutionScope } from '../kernel/http/institution-scope';
import type { PluginCore } from '../kernel/plugin-core';
import { type InstitutionModule, limitOf } from '../institutions';
import type { Asked } from './asked';
import { checkedSegment } from './checked-segment';
import { paramsOfSegment, type SegmentParams } from './filters';
import { expiryBy } from '../orders';
import { codesOf } from './choices';

/** The document service actions that read several contacts. */
const READING = new Set(['findMany', 'findFirst', 'count']);

/** Filters contacts by the conditions of a `segment` parameter. */
export interface SegmentFilter {
  /**
   * Adds `segment` to every read of contacts through the document service: in the list of the
   * Content Manager and its count, by the Content API, and in code.
   */
  addToReads(): void;
  /**
   * Turns the `segment` of the parameters into filters.
   * @throws InvalidSegmentError for an invalid condition.
   * @throws NotPermittedError for an admin user who may not use segments.
   */
  narrow(params: SegmentParams): Promise<SegmentParams>;
}

export function segmentFilter(
  { database, strapi }: Pick<PluginCore, 'database' | 'strapi'>,
  { institutions: configured, venueTimeZones }: InstitutionModule,
  stateSources: Asked['stateSources'],
): SegmentFilter {
  async function narrow({ segment, ...params }: SegmentParams): Promise<SegmentParams> {
    if (segment === undefined) return params;
    const scope = scopeOfAsker(strapi, PERMISSION_ACTIONS.useSegments);
    const known = scope ?? codesOf(configured);
    const conditions = checkedSegment(segment, known);
    const recordScope = conditions.some(isOnRecords)
      ? scopeOfAsker(strapi, PERMISSION_ACTIONS.readSync)
      : null;
    const institutions = known.filter((code) => isInScope(recordScope, code));
    return paramsOfSegment(params, checkedSegment(conditions, institutions), {
      database,
      institutions,
      isLimited: scope !== null || recordScope !== null,
      expiryAt: expiryBy(configured, await venueTimeZones.all()),
      now: database.clock.now(),
      stateSources,
    });
  }
  return {
    addToReads() {
      strapi.documents.use(async (context, next) => {
        if (context.uid !== CONTACT_UID || !READING.has(context.action)) return next();
        const params = context.params as SegmentParams;
        if (params.segment !== undefined) Object.assign(context, { params: await narrow(params) });
        return next();
      });
    },
    narrow,
  };
}

const isOnRecords = ({ kind }: Condition): boolean => kind === 'state' || kind === 'number';

/**
 * An admin user who may see contacts may not necessarily see purchases, consents and S-360 records.
 * Elsewhere, the permission to find contacts is enough, because tokens belong to programs.
 * @returns the institutions to which the permission is limited
 */
function scopeOfAsker(strapi: Core.Strapi, action: PermissionAction): InstitutionScope {
  const ability: unknown = strapi.requestContext.get()?.state.userAbility;
  if (!isAbility(ability)) return null;
  if (ability.can(action)) return limitOf(strapi, ability, action);
  throw new NotPermittedError(reason('mayNotUseSegments'));
}
