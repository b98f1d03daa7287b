import type { ContactType } from './contact-path';
import { fieldsOf, type ContactMapping, type FieldMapping } from './mapping';

/** `error.birthDate` and `ERROR_BIRTH_DATE` both contain `birth` and `date`. */
const wordsOf = (text: string): string[] =>
  text
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');

const joined = (words: readonly string[]): string => words.join('');

/** The names by which S-360 may call a field: its own and the CRM's. */
function namesOf({ field, paths }: FieldMapping, type: ContactType): Set<string> {
  const path = paths[type];
  const names = [field, ...(path ? [path.name, ...(path.inner ?? [])] : [])];
  return new Set([...names, ...(path?.alternatives ?? [])].map((name) => joined(wordsOf(name))));
}

interface Mention {
  field: string;
  start: number;
  end: number;
}

/** Whether a longer name includes this one: a mobile phone is not the phone. */
const isPartOf = (one: Mention, other: Mention): boolean =>
  other.start <= one.start && one.end <= other.end && other.end - other.start > one.end - one.start;

/**
 * The fields that a code or text of S-360 names, for example `error.contact.email`. Its codes are not
 * documented: none is named where nothing is recognized.
 */
export function namedFields(text: string, mapping: ContactMapping, type: ContactType): string[] {
  const words = wordsOf(text);
  const mentions = fieldsOf(mapping, type).flatMap((entry) => {
    const names = namesOf(entry, type);
    return words.flatMap((_word, start) =>
      words.slice(start).flatMap((_next, length): Mention[] => {
        const end = start + length + 1;
        return names.has(joined(words.slice(start, end)))
          ? [{ field: entry.field, start, end }]
          : [];
      }),
    );
  });
  const meant = mentions.filter((one) => !mentions.some((other) => isPartOf(one, other)));
  return [...new Set(meant.map(({ field }) => field))];
}
