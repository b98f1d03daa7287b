import type { IgnoredSaves, SaveMethod } from '../../contracts/institutions/sending-trust';
import type { ReadBackRecord } from './read-back-record';
import type { TrustRecord } from './trust-record';
import { isKept, type SentValue } from './verdict';

/**
 * The number of contacts in a row at which S-360 ignores the same field, or the same save, before
 * sending stops. One contact may be special, and two may be alike; three, with none in between that
 * took it, show how this S-360 saves.
 */
export const IGNORED_AT_CONTACTS = 3;

const keyOf = ({ field, method }: IgnoredSaves): string =>
  field === null ? method : `${method}.${field}`;

function ignoredAt(key: string): IgnoredSaves {
  const [method = '', ...field] = key.split('.');
  // Only `keyOf` makes these keys.
  return { method: method as SaveMethod, field: field.length === 0 ? null : field.join('.') };
}

/**
 * Notes what S-360 did with the values of a save that was read back. A field that it took at one
 * contact is not ignored, whatever happened at others. Pure.
 */
export function noteIgnored(
  record: TrustRecord,
  { linkId, method }: Pick<ReadBackRecord, 'linkId' | 'method'>,
  values: readonly SentValue[],
): TrustRecord {
  const taken = values.filter(({ before, isTaken, sent }) => isTaken && sent !== before);
  const kept = values.filter((value) => isKept(value) && !value.isExplained);
  const took = new Set(taken.map(({ field }) => keyOf({ method, field })));
  if (taken.length > 0) took.add(method);
  const ignores = [
    ...kept.map(({ field }) => keyOf({ method, field })),
    ...(kept.length > 0 && taken.length === 0 ? [method] : []),
  ];
  const before = Object.entries(record.ignored ?? {}).filter(([key]) => !took.has(key));
  const ignored: Record<string, readonly number[]> = Object.fromEntries(before);
  for (const key of ignores) ignored[key] = [...new Set([...(ignored[key] ?? []), linkId])];
  return { ...record, ignored };
}

/** What S-360 ignored at enough contacts to stop sending; empty: nothing. Pure. */
export const ignoredSaves = ({ ignored = {} }: TrustRecord): IgnoredSaves[] =>
  Object.entries(ignored)
    .filter(([, links]) => links.length >= IGNORED_AT_CONTACTS)
    .map(([key]) => ignoredAt(key));
