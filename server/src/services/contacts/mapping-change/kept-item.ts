import { parsePath } from '../mapping/contact-path';
import { isObject, type JsonObject } from '../mapping/item-schema';
import type { ContactType } from '../mapping/mapping';
import type { LinkRecord } from '../records';
import type { AppliedMapping } from './applied-mapping';

/** What a mapping read until now is not among the unknown fields: S-360's last values stand for it. */
function lastRead(
  { observations }: LinkRecord,
  type: ContactType,
  section: 'item' | 'individualContact' | 'structureContact',
  before: AppliedMapping,
): JsonObject {
  const values: JsonObject = {};
  for (const { field, path, type: mappedType } of before) {
    const parsed = parsePath(path);
    const remote = observations[field]?.remote;
    if (mappedType !== type || parsed.kind === 'wrong' || remote === undefined) continue;
    if (parsed.path.section === section && parsed.path.inner === undefined) {
      values[parsed.path.name] = remote;
    }
  }
  return values;
}

/** Only what S-360 has shown: a path to anything else finds nothing. */
const shown = (data: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(data).filter(([, value]) => value !== null));

/**
 * The contact as S-360 last showed it, put together from what its link keeps, in the form of an
 * item: a mapping can read it without a call. `before` is the mapping that the link was written by.
 */
export function keptItem(link: LinkRecord, type: ContactType, before: AppliedMapping): JsonObject {
  const { belongings, contactNumber } = link;
  const unknown = isObject(belongings.unknownFields) ? belongings.unknownFields : {};
  const section = `${type}Contact` as const;
  const inner = unknown[section];
  const data = {
    ...lastRead(link, type, section, before),
    ...shown({ contactNumber, blocked: belongings.blocked }),
    ...(isObject(inner) && inner),
  };
  return {
    ...lastRead(link, type, 'item', before),
    ...shown({
      contactNumber,
      contactId: belongings.contactId,
      role: belongings.role,
      state: belongings.contactState,
      endValidityDate: belongings.validUntil,
      guest: belongings.guest,
      login: belongings.login,
      contactOrigin: belongings.origin === null ? null : { code: belongings.origin },
      addresses: belongings.addresses,
    }),
    ...unknown,
    [section]: data,
  };
}
