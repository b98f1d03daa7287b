import { createHash } from 'node:crypto';
import type { ContactType } from '../model/mapping/mapping';
import type { ContactSettings } from '../settings';
import type { KnownNumber } from '../store';

/** How items are read. To be raised with every change of it: the same item then says something else. */
export const READING = 1;

/**
 * Tells an item from another by everything that it says and by how it is read and evaluated; `null` for one that
 * cannot be written as text.
 */
export function itemDigest(item: unknown, settings: ContactSettings): string | null {
  try {
    return createHash('sha1')
      .update(readingOf(settings))
      .update(JSON.stringify(item ?? null))
      .digest('base64');
  } catch {
    return null;
  }
}

/** Tells apart how items are read, as short text. */
export const readingDigest = (settings: ContactSettings): string =>
  createHash('sha1').update(readingOf(settings)).digest('base64');

const readings = new WeakMap<ContactSettings, string>();

function readingOf(settings: ContactSettings): string {
  const known = readings.get(settings);
  if (known !== undefined) return known;
  const { baseUrl, mapping, phoneCountry, ruleOf, timeZone } = settings;
  const reading = JSON.stringify([
    READING,
    baseUrl,
    phoneCountry ?? null,
    timeZone ?? null,
    mapping,
    mapping.map(({ field }) => ruleOf(field)),
  ]);
  readings.set(settings, reading);
  return reading;
}

/** What a link keeps of the item that was applied last: what it said, and of which type of contact. */
export const appliedDigest = (type: ContactType, digest: string): string => `${type}/${digest}`;

/**
 * Finds the items that were the last to be applied to their link, which is as they left it, and whose
 * contact is there: S-360 repeats a payload after any answer but 200. Applying them again would
 * change nothing. Answers their numbers.
 */
export function repeatedNumbers(
  shown: readonly { contactNumber: string | null; digest: string | null }[],
  known: readonly KnownNumber[],
): Set<string> {
  const digests = new Map<string, Set<string | null>>();
  for (const { contactNumber, digest } of shown) {
    if (contactNumber === null) continue;
    digests.set(contactNumber, (digests.get(contactNumber) ?? new Set()).add(digest));
  }
  const isRepeated = ({ contactNumber, contactType, ...link }: KnownNumber) => {
    const [digest, ...others] = digests.get(contactNumber) ?? [];
    return (
      typeof digest === 'string' &&
      others.length === 0 &&
      contactType !== null &&
      link.appliedDigest === appliedDigest(contactType, digest)
    );
  };
  return new Set(known.filter(isRepeated).map(({ contactNumber }) => contactNumber));
}
