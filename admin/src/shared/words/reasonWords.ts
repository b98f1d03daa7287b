import { readReason } from '../../../../server/src/contracts';
import { message } from '../../translations/message';
import type { NamesUnder } from '../../translations/message';

/** What puts a reason into words: the formatting of a language, and its names of the fields. */
export interface Words {
  formatMessage(text: ReturnType<typeof message>, values?: Record<string, string>): string;
  nameOf(field: string): string;
  listOf(fields: readonly string[]): string;
}

const SEVERAL = '; ';

/**
 * The server's reason in the person's language; what is not known, like the words of S-360 itself,
 * stays as it came.
 */
export function reasonInWords(text: string, words: Words): string {
  const read = readReason(text);
  return read === null
    ? findingInWords(text, words)
    : words.formatMessage(message(`reason.${read.code}`), valuesInWords(read.values, words));
}

/** A finding about a row of a file names the field first. */
function findingInWords(text: string, words: Words): string {
  const [field = '', ...rest] = text.split(' ');
  const found = rest.join(' ');
  return readReason(found) === null
    ? text
    : words.formatMessage(message('warnings.item'), {
        field: words.nameOf(field),
        message: reasonInWords(found, words),
      });
}

function valuesInWords(values: Record<string, string>, words: Words): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, valueInWords(name, value, words)]),
  );
}

/** Values that are words of the server, not data. */
function valueInWords(name: string, value: string, words: Words): string {
  switch (name) {
    case 'field':
      return words.nameOf(value);
    case 'reasons':
      return separate(value)
        .map((one) => reasonInWords(one, words))
        .join(SEVERAL);
    case 'rule':
      return words.listOf(value.split(/, | and /).map((word) => MATCHED_BY[word] ?? word));
    case 'state':
      return isBulkJobState(value) ? words.formatMessage(message(`bulkJob.state.${value}`)) : value;
    case 'here':
    case 'there':
      return value === NO_VALUE ? words.formatMessage(message('value.none')) : value;
    default:
      return value;
  }
}

type BulkJobState = NamesUnder<'bulkJob.state'>;

const BULK_JOB_STATES: Record<BulkJobState, true> = {
  planned: true,
  waiting: true,
  running: true,
  paused: true,
  rejected: true,
  cancelled: true,
  failed: true,
  done: true,
  undoing: true,
  undoFailed: true,
  undone: true,
};

const isBulkJobState = (value: string): value is BulkJobState =>
  Object.hasOwn(BULK_JOB_STATES, value);

const NO_VALUE = 'no value';

/** What contacts are matched by, and the field that is meant. */
const MATCHED_BY: Readonly<Record<string, string>> = {
  'e-mail': 'email',
  name: 'name',
  'first name': 'firstName',
  'mobile phone': 'mobilePhone',
  'birth date': 'birthDate',
  'zip code': 'zipCode',
};

/** Reasons that stand one behind the other; some hold what they are separated by themselves. */
function separate(reasons: string): string[] {
  const parts = reasons.split(SEVERAL);
  const found: string[] = [];
  while (parts.length > 0) {
    const last = parts.findIndex(
      (_part, index) => readReason(parts.slice(0, index + 1).join(SEVERAL)) !== null,
    );
    found.push(parts.splice(0, Math.max(last, 0) + 1).join(SEVERAL));
  }
  return found;
}
