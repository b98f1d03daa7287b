/** How findings of a contract check become words, the same on the screen and on the command line. */
import type { CheckFinding, ContractCheckDetails } from './contract-check';
import type { Reason } from '../reasons';

/** What puts a check into words: the texts of one language. */
export interface CheckWords {
  /** A text by its key; `null` where there is none. */
  text(key: string, values?: Record<string, string | number>): string | null;
  list(items: readonly string[]): string;
  dateTime(iso: string): string;
  reason(reason: Reason): string;
}

const KEY = 'contractCheck';

/** A field of S-360's contact by its path, e.g. `addresses[12].town`, in words where there are any. */
export function fieldInWords(path: string, { text }: CheckWords): string {
  const consent = /^authorizations\[(.+)\]/.exec(path)?.[1];
  if (consent !== undefined) return text(`${KEY}.fieldOf.consent`, { code: consent }) ?? path;
  const name = text(`${KEY}.field.${path.split('.').at(-1) ?? ''}`);
  if (name === null) return path;
  return path.startsWith('addresses[')
    ? (text(`${KEY}.fieldOf.address`, { field: name }) ?? path)
    : name;
}

/** A value to put back; flags are yes and no for people. */
export const restoredInWords = (value: string, { text }: CheckWords): string =>
  text(`${KEY}.flag.${value}`) ?? value;

function valueInWords(
  name: string,
  value: CheckFinding['values'][string],
  words: CheckWords,
): string | number {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') {
    return words.list(
      value.map((one) => {
        if (typeof one !== 'string') return words.reason(one);
        return name === 'fields' ? fieldInWords(one, words) : one;
      }),
    );
  }
  switch (name) {
    case 'step':
      return words.text(`${KEY}.step.${value}`) ?? value;
    case 'readAt':
      return words.dateTime(value);
    default:
      return value;
  }
}

/** What was seen, or why something was not tried, as a sentence. */
export function findingInWords({ code, values }: CheckFinding, words: CheckWords): string {
  const inWords = Object.entries(values).map(([name, value]) => [
    name,
    valueInWords(name, value, words),
  ]);
  return words.text(`${KEY}.finding.${code}`, Object.fromEntries(inWords)) ?? code;
}

/** How a check ended, in one sentence; `null` while it runs. */
export function verdictInWords(
  { failed, state, verdict }: Pick<ContractCheckDetails, 'failed' | 'state' | 'verdict'>,
  { text }: CheckWords,
): string | null {
  switch (state) {
    case 'running':
      return null;
    case 'cancelled':
    case 'interrupted':
      return text(`${KEY}.verdict.${state}`);
    case 'done':
      return text(`${KEY}.verdict.${verdict ?? 'untested'}`, { count: failed });
  }
}
