import {
  parsePath,
  type PathSection,
  type JsonObject,
  type ContactType,
  type LinkRecord,
} from '../contacts';
import type { AppliedMapping } from './applied-mapping';
import { isRecord } from '../kernel/is-record';

type Section = Extract<PathSection, 'item' | `${ContactType}Contact`>;

/** A name in a section of the item, and the field that was read from it. */
interface ReadPlace {
  field: string;
  type: ContactType;
  section: PathSection;
  name: string;
}

const placesOf = new WeakMap<AppliedMapping, readonly ReadPlace[]>();

/** Where a mapping read its fields; cached, as all links of an institution share the mapping. */
function readPlaces(mapping: AppliedMapping): readonly ReadPlace[] {
  const known = placesOf.get(mapping);
  if (known) return known;
  const places = mapping.flatMap(({ field, path, type }): ReadPlace[] => {
    const parsed = parsePath(path);
    if (parsed.kind === 'wrong' || parsed.path.inner !== undefined) return [];
    const { name, section } = parsed.path;
    return [{ field, type, section, name }];
  });
  placesOf.set(mapping, places);
  return places;
}

/** S-360's last values of mapped fields, which are not among the link's unknown fields. */
function lastRead(
  { observations }: LinkRecord,
  type: ContactType,
  section: Section,
  before: AppliedMapping,
): JsonObject {
  const values: JsonObject = {};
  for (const place of readPlaces(before)) {
    if (place.type !== type || place.section !== section) continue;
    const remote = observations[place.field]?.remote;
    if (remote !== undefined) values[place.name] = remote;
  }
  return values;
}

/** Omits nulls, which stand for values that S-360 never sent: a path to them finds nothing. */
function omitNulls(data: JsonObject): JsonObject {
  const known: JsonObject = {};
  for (const name in data) if (data[name] !== null) known[name] = data[name];
  return known;
}

/**
 * Rebuilds the contact as S-360 last sent it, in the form of an item, from the values that its link
 * keeps. A mapping can then read it without a call. `before` is the mapping that wrote the link.
 */
export function rebuildItem(
  link: LinkRecord,
  type: ContactType,
  before: AppliedMapping,
): JsonObject {
  const { belongings, contactNumber } = link;
  const unknown = isRecord(belongings.unknownFields) ? belongings.unknownFields : {};
  const section = `${type}Contact` as const;
  const inner = unknown[section];
  const data = {
    ...lastRead(link, type, section, before),
    ...omitNulls({ contactNumber, blocked: belongings.blocked }),
    ...(isRecord(inner) && inner),
  };
  return {
    ...lastRead(link, type, 'item', before),
    ...omitNulls({
      contactNumber,
      contactId: belongings.contactId,
      role: belongings.role,
      state: belongings.contactState,
      endValidityDate: belongings.validUntil,
      guest: belongings.guest,
      login: belongings.login,
      contactOrigin: belongings.origin === null ? null : { code: belongings.origin },
      addresses: belongings.addresses,
      contactCriteria: belongings.criteria,
      indicators: belongings.indicators,
    }),
    ...unknown,
    [section]: data,
  };
}
