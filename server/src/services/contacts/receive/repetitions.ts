import { createHash } from 'node:crypto';
import { contactNumberOf, isObject } from '../mapping/item-schema';
import type { ContactType } from '../mapping/mapping';
import type { ContactSettings } from '../settings';
import type { ContactStore } from '../store';

/** How items are read. To be raised with every change of it: the same item then says something else. */
export const READING = 1;

/**
 * Tells an item from another by everything that it says and by how it is read; `null` for one that
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

const readings = new WeakMap<ContactSettings, string>();

function readingOf(settings: ContactSettings): string {
  const known = readings.get(settings);
  if (known !== undefined) return known;
  const { baseUrl, mapping, phoneCountry } = settings;
  const reading = JSON.stringify([READING, baseUrl, phoneCountry ?? null, mapping]);
  readings.set(settings, reading);
  return reading;
}

/** What a link keeps of the item that was applied last: what it said, and of which type of contact. */
export const appliedDigest = (type: ContactType, digest: string): string => `${type}/${digest}`;

/**
 * Finds the items that were the last to be applied to their link, which is as they left it, and whose
 * contact is there: S-360 repeats a payload after any answer but 200. Applying them again would
 * change nothing. Answers the contacts' document ids by number.
 */
export async function repeatedNumbers(
  shown: readonly { item: unknown; digest: string | null }[],
  settings: ContactSettings,
  store: ContactStore,
): Promise<Map<string, string>> {
  const digests = new Map<string, Set<string | null>>();
  for (const { digest, item } of shown) {
    const contactNumber = isObject(item) ? contactNumberOf(item.contactNumber) : null;
    if (contactNumber === null) continue;
    digests.set(contactNumber, (digests.get(contactNumber) ?? new Set()).add(digest));
  }
  const repeated = new Map<string, string>();
  for (const known of await store.knownNumbers(settings.institution, [...digests.keys()])) {
    const { contactDocumentId, contactNumber, contactType } = known;
    const [digest, ...others] = digests.get(contactNumber) ?? [];
    if (!digest || others.length > 0 || !contactDocumentId || !contactType) continue;
    if (known.appliedDigest === appliedDigest(contactType, digest)) {
      repeated.set(contactNumber, contactDocumentId);
    }
  }
  return repeated;
}
