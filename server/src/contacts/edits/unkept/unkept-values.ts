import { parseDateOnly } from '../../../s360';
import { isCountryCode, isLanguageCode } from '../../../contracts/known-codes';
import type { ContactType, FieldMapping } from '../../model/mapping/mapping';

/** Why S-360 would not keep a value that a person enters. */
export type UnkeptValue = { field: string } & (
  | { why: 'tooLong'; max: number; length: number }
  | { why: 'notDate' | 'futureDate' | 'notCountry' | 'notLanguage' }
);

/**
 * Pages of S-360 differ about towns: a longer one is only pointed out, so that nobody has to shorten
 * what S-360 may keep.
 */
export const ONLY_POINTED_OUT = new Set(['town']);

function unkeptIn(
  { field, kind, maxLength }: FieldMapping,
  value: string,
  today: string,
): UnkeptValue | null {
  if (maxLength !== undefined && value.length > maxLength && !ONLY_POINTED_OUT.has(field))
    return { field, why: 'tooLong', max: maxLength, length: value.length };
  switch (kind) {
    case 'date': {
      const date = parseDateOnly(value);
      if (date === null) return { field, why: 'notDate' };
      return field === 'birthDate' && date > today ? { field, why: 'futureDate' } : null;
    }
    case 'countryCode':
      return isCountryCode(value) ? null : { field, why: 'notCountry' };
    case 'languageCode':
      return isLanguageCode(value) ? null : { field, why: 'notLanguage' };
    default:
      return null;
  }
}

/** The entered values that S-360 would not keep, each once. Pure; `today` is `YYYY-MM-DD`. */
export function unkeptValues(
  entered: Readonly<Record<string, unknown>>,
  type: ContactType,
  { mappings, today }: { mappings: readonly (readonly FieldMapping[])[]; today: string },
): UnkeptValue[] {
  const sent = mappings
    .flat()
    .filter(({ direction, paths }) => direction !== 'fromS360' && paths[type] !== undefined);
  const byField = new Map(sent.map((mapping) => [mapping.field, mapping]));
  return [...byField].flatMap(([field, mapping]) => {
    const value = entered[field];
    const text = typeof value === 'string' ? value.trim() : '';
    return text === '' ? [] : (unkeptIn(mapping, text, today) ?? []);
  });
}
