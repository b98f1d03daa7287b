import { createHash } from 'node:crypto';
import type { ContactType } from '../model/mapping/mapping';
import type { ContactSettings } from '../settings';
import type { KnownNumber } from '../store';

/**
 * Version of the reading of items. Raise it with every change of the reading, because the same item
 * then means something else.
 */
export const READING = 2;

/**
 * Digest of an item's content and of how it is read and evaluated; `null` if it cannot be
 * serialized.
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

/** What a link stores about the last applied item: its digest and the contact type. */
export const appliedDigest = (type: ContactType, digest: string): string => `${type}/${digest}`;

/**
 * Finds the numbers whose item repeats the one applied last, if the link is unchanged since and its
 * contact still exists. S-360 repeats a payload after any answer but 200, and applying it again
 * would change nothing.
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
