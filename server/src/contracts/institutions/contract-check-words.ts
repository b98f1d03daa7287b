/** Words for contract check findings, shared by the screens and the command line. */
import { STANDARD_FIELDS } from '../standard-fields';
import type { CheckFinding } from './check-findings';
import type { ContractCheckDetails } from './contract-check';
import type { Reason } from '../reasons';

/** The texts of one language. */
export interface CheckWords {
  /** The text of a key; `null` when the key has none. */
  text(key: string, values?: Record<string, string | number>): string | null;
  list(items: readonly string[]): string;
  dateTime(iso: string): string;
  reason(reason: Reason): string;
}

const KEY = 'contractCheck';

/** The contact's fields by S-360's names. */
const FIELDS: Readonly<Record<string, string>> = Object.fromEntries(
  STANDARD_FIELDS.flatMap(({ name, paths = {} }) =>
    Object.values(paths).map((path) => [path.split('.').at(-1), name]),
  ),
);

/**
 * The name of a field in S-360's contact, e.g. `addresses[12].town`; the path if it has no name.
 */
export function fieldInWords(path: string, { text }: CheckWords): string {
  const consent = /^authorizations\[(.+)\]/.exec(path)?.[1];
  if (consent !== undefined) return text(`${KEY}.fieldOf.consent`, { code: consent }) ?? path;
  const last = path.split('.').at(-1) ?? '';
  const name =
    text(`${KEY}.field.${last}`) ??
    text(`field.${FIELDS[last] ?? last}`) ??
    text(`kept.value.${last}`);
  if (name === null) return path;
  return path.startsWith('addresses[')
    ? (text(`${KEY}.fieldOf.address`, { field: name }) ?? path)
    : name;
}

/** A value to restore; flags read as yes and no. */
export const restoredInWords = (value: string, { text }: CheckWords): string =>
  text(`${KEY}.flag.${value}`) ?? value;

/** What a call does, with the name of its method; only the name if we have no words for it. */
const callInWords = (method: string, { text }: CheckWords): string => {
  const name = text(`call.method.${method}`);
  return (name === null ? null : text(`${KEY}.call`, { name, method })) ?? method;
};

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
    case 'call':
      return callInWords(value, words);
    case 'readAt':
      return words.dateTime(value);
    default:
      return value;
  }
}

/** A finding as a sentence. */
export function findingInWords({ code, values }: CheckFinding, words: CheckWords): string {
  const inWords = Object.entries(values).map(([name, value]) => [
    name,
    valueInWords(name, value, words),
  ]);
  return words.text(`${KEY}.finding.${code}`, Object.fromEntries(inWords)) ?? code;
}

/** The result of a check in one sentence; `null` while it is running. */
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
