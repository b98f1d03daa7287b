/** Words for reasons, shared by the screens and the command line. */
import type { Reason, ReasonValue } from './reason';

/** The texts of one language, its names of a contact's fields, and those of institutions. */
export interface ReasonWords {
  /** The text of a key; `null` when the key has none. */
  text(key: string, values?: Record<string, string | number>): string | null;
  nameOf(field: string): string;
  /** The name of an institution; its code when the name is unknown. */
  institutionNamed(code: string): string;
  listOf(fields: readonly string[]): string;
}

/** The reason in the person's language. Its values may contain S-360's own texts, untranslated. */
export function reasonInWords({ code, values }: Reason, words: ReasonWords): string {
  const inWords = Object.entries(values).map(([name, value]): [string, string | number] => [
    name,
    valueInWords(name, value, words),
  ]);
  return words.text(`reason.${code}`, Object.fromEntries(inWords)) ?? code;
}

function valueInWords(name: string, value: ReasonValue, words: ReasonWords): string | number {
  if (value === null) return words.text('reason.noValue') ?? '';
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return severalInWords(name, value, words);
  switch (name) {
    case 'field':
      return words.nameOf(value);
    case 'institution':
      return words.institutionNamed(value);
    case 'included':
      return value.split(', ').map(words.institutionNamed).join(', ');
    case 'state':
      return words.text(`bulkJob.state.${value}`) ?? value;
    default:
      return value;
  }
}

function severalInWords(
  name: string,
  values: readonly string[] | readonly Reason[],
  words: ReasonWords,
): string {
  const said = values.map((one) => (typeof one === 'string' ? one : reasonInWords(one, words)));
  return name === 'rule' ? words.listOf(said) : said.join('; ');
}
