import type { UID } from '@strapi/strapi';
import type { Condition } from '../../contracts/contacts/segments';
import { PERMISSION_ACTIONS } from '../../contracts/permissions';
import { reason } from '../../contracts/reasons';
import { CONTACT_UID } from '../../contracts/uids';
import type { Row } from '../../kernel/database/strapi-database';
import { NotFoundError, NotPermittedError } from '../../kernel/errors';
import type { Caller } from './caller';
import type { ToolPorts } from './tool';

/** By what contacts are chosen; everything given has to hold. */
export interface Choice {
  text?: string | undefined;
  segment?: number | undefined;
  conditions?: readonly Condition[] | undefined;
}

/**
 * The condition on the chosen contacts among those that the caller may read in the Content Manager. A
 * search looks only into fields that the caller may read.
 * @throws NotPermittedError when the caller may read no contacts, or not choose them like this
 */
export async function chosenContacts(
  { conditions, segment, text }: Choice,
  caller: Caller,
  ports: ToolPorts,
): Promise<Row> {
  const permitted = await ports.permittedEntries(caller, CONTACT_UID, 'read');
  if (permitted === null) throw new NotPermittedError(reason('mayNotReadContacts'));
  const searched =
    text === undefined ? {} : ports.listSearch.within(CONTACT_UID, text, caller.ability);
  const saved = segment === undefined ? [] : await savedConditions(segment, caller, ports);
  const all = [...(conditions ?? []), ...saved];
  const inSegment = all.length === 0 ? {} : await whereInSegment(all, ports);
  return { $and: [permitted, searched, inSegment] };
}

/** The segments of the token's owner, and those that somebody shared. */
export function savedSegmentsOf(caller: Caller, { savedSegments }: ToolPorts) {
  const permitted = caller.scopeOf(PERMISSION_ACTIONS.useSegments);
  return savedSegments.list({ author: caller.user, mayShare: false, permitted });
}

async function savedConditions(
  id: number,
  caller: Caller,
  ports: ToolPorts,
): Promise<readonly Condition[]> {
  const segments = await savedSegmentsOf(caller, ports);
  const found = segments.find((one) => one.id === id);
  if (found === undefined) throw new NotFoundError(reason('noSegment', { segment: id }));
  return found.conditions;
}

/** The condition on contacts of a segment. It covers only institutions that the caller may see. */
async function whereInSegment(segment: readonly Condition[], ports: ToolPorts): Promise<Row> {
  const { strapi } = ports;
  const narrowed = await ports.segmentFilter.narrow({ segment });
  const { where = {} } = strapi
    .get('query-params')
    .transform(CONTACT_UID as UID.ContentType, narrowed) as { where?: Row };
  return where;
}
