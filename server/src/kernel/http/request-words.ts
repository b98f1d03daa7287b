import type { z } from '@strapi/utils';

const TYPES: Record<string, string> = {
  array: 'a list',
  boolean: 'true or false',
  int: 'a whole number',
  number: 'a number',
  object: 'an object',
  record: 'an object',
  string: 'a text',
};

const FORMATS: Record<string, string> = {
  date: 'a date such as 2026-05-31',
  datetime: 'a time such as 2026-05-31T18:00:00Z',
};

const UNITS: Record<string, readonly [one: string, many: string]> = {
  array: ['entry', 'entries'],
  string: ['character', 'characters'],
};

function limit(origin: string, bound: 'at least' | 'at most', count: number | bigint): string {
  const units = UNITS[origin];
  if (units === undefined) return `must be ${bound} ${count}`;
  const [one, many] = units;
  return `must have ${bound} ${count} ${Number(count) === 1 ? one : many}`;
}

/** The name of a member: `lines[0].quantity`; that of the whole is `the request`. */
const nameOf = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (name, key) =>
      typeof key === 'number' ? `${name}[${key}]` : `${name}${name && '.'}${String(key)}`,
    '',
  ) || 'the request';

/**
 * What is wrong with a value, as the end of a sentence that its name begins; `undefined` for what
 * only the schema can say. Zod's own sentences name types of JavaScript.
 */
export function requestWords(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? 'is missing'
        : `must be ${TYPES[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return `must be ${issue.values.map(String).join(' or ')}`;
    case 'too_small':
      return limit(issue.origin, 'at least', issue.minimum);
    case 'too_big':
      return limit(issue.origin, 'at most', issue.maximum);
    case 'invalid_format': {
      const form = FORMATS[issue.format];
      return form && `must be ${form}`;
    }
    case 'unrecognized_keys':
      return `has no ${issue.keys.join(', ')}`;
    case 'invalid_union':
      return 'has none of the forms that it can have';
    default:
      return undefined;
  }
}

/** The sentences about the values of a request. */
export const requestSentences = (issues: readonly z.core.$ZodIssue[]): string =>
  issues.map(({ message, path }) => `${nameOf(path)} ${message}`).join('; ');
