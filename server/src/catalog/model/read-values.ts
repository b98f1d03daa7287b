import { objectsIn, parseThousandths } from '../../s360';
import type { TranslatedText } from '../../contracts/catalog/catalog';
import { isRecord } from '../../kernel/is-record';

/** A text that is not blank. */
export function wordIn(value: unknown): string | null {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return null;
  const word = value.trim();
  return word === '' ? null : word;
}

/** An amount in thousandths; a negative or unsafe amount reads as `null`. */
export function amountIn(value: unknown): number | null {
  const amount = parseThousandths(value);
  if (amount === null || amount < 0n || amount > BigInt(Number.MAX_SAFE_INTEGER)) return null;
  return Number(amount);
}

/** A whole number above 0; 0 and less mean "no limit" and read as `null`. */
export function countIn(value: unknown): number | null {
  const count = typeof value === 'string' ? Number(value) : value;
  return typeof count === 'number' && Number.isSafeInteger(count) && count > 0 ? count : null;
}

const localeOf = (value: unknown): string | null => wordIn(value)?.replaceAll('_', '-') ?? null;

/** `[locale, text]` pairs: `{translations: [{locale, value}]}`, or `{translations: {fr: …}}`. */
function translationsIn(value: unknown): [string, string][] {
  if (!isRecord(value)) return [];
  const { translations } = value;
  const pairs: [unknown, unknown][] =
    isRecord(translations) && !('locale' in translations)
      ? Object.entries(translations)
      : objectsIn(translations).map((one) => [one.locale, one.value]);
  return pairs.flatMap(([ofLocale, ofText]): [string, string][] => {
    const locale = localeOf(ofLocale);
    const text = wordIn(ofText);
    return locale === null || text === null ? [] : [[locale, text]];
  });
}

/** Reads texts in several languages; a plain string is in the main language. */
export type ReadText = (value: unknown) => TranslatedText | null;

/** A reader for the given main language of a point of sale. */
export function textReader(mainLanguage: string): ReadText {
  return (value) => {
    const bare = wordIn(value);
    if (bare !== null) return { [mainLanguage]: bare };
    const byLocale = new Map<string, string>();
    for (const [locale, text] of translationsIn(value)) {
      if (!byLocale.has(locale)) byLocale.set(locale, text);
    }
    return byLocale.size === 0 ? null : Object.fromEntries(byLocale);
  };
}

type SaleState = 'running' | 'suspended' | 'absent';

/** Documented: S-360 exports RUNNING and SUSPENDED; anything in another state is not sold. */
export function saleStateIn(value: unknown): SaleState {
  if (value === 'RUNNING') return 'running';
  return value === 'SUSPENDED' ? 'suspended' : 'absent';
}
