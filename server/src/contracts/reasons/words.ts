/** How reasons become words, the same on the screen and on the command line. */
import type { Reason, ReasonValue } from './reason';

/** What puts a reason into words: the texts of one language, and its names of contacts' fields. */
export interface ReasonWords {
  /** A text by its key; `null` where there is none. */
  text(key: string, values?: Record<string, string | number>): string | null;
  nameOf(field: string): string;
  listOf(fields: readonly string[]): string;
}

/** The reason in the person's language; what S-360 itself says is among its values, as it came. */
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
