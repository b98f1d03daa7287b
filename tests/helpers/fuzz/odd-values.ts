import fc from 'fast-check';
import type { Mutation, Written } from './json-text';

const literal = (text: string): Written => ({ kind: 'literal', text });

/** `depth` nested brackets as text, without a value in memory. */
const nested = (depth: number, open: string, close: string): Written =>
  literal(open.repeat(depth) + (open.endsWith(':') ? '0' : '') + close.repeat(depth));

/** Names with a meaning for objects, databases or the reader. */
export const ODD_NAMES = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'valueOf',
  'length',
  '',
  '\u0000',
  '\uD800',
  'contactNumber',
  'type',
  'individualContact',
  'structureContact',
  'addresses',
  'authorizations',
  'x'.repeat(300),
] as const;

const ODD_TEXTS = [
  '',
  ' \t\n',
  '\u0000',
  'a\u0000b',
  '\uD83D',
  'half \uDE00 emoji \uD83D',
  '\u202Eright to left',
  'e\u0301 \u00E9 \uFEFF \u200B',
  '👩‍👩‍👧',
  '__proto__',
  'constructor',
  `'); drop table s360_contacts; --`,
  '${7*7}{{7*7}}',
  '../../etc/passwd',
  'UNDEFINED',
  'null',
  'true',
  'x'.repeat(300),
  'é'.repeat(70_000),
  '😀'.repeat(200),
  '0000-00-00',
  '2024-02-30T25:61:00.000+00:00',
  '1900-02-29',
  '+275760-09-13T00:00:00.000Z',
  '-271821-04-20T00:00:00.000Z',
  '9999-12-31T23:59:59.999999999+23:59',
  '123456789012345678901',
  'a b',
] as const;

const ODD_NUMBERS = [
  '0',
  '-0',
  '-1',
  '1.5',
  '1e21',
  '1e308',
  '1e400',
  '-1e400',
  '5e-324',
  '9007199254740993',
  '99999999999999999999999999999999999999',
  '8640000000000001',
] as const;

const ODD_STRUCTURES: readonly Written[] = [
  literal('null'),
  literal('true'),
  literal('false'),
  literal('[]'),
  literal('{}'),
  literal('[[]]'),
  literal('[null]'),
  literal('[[{"contactNumber":"1"}]]'),
  literal('{"__proto__":{"polluted":true}}'),
  literal('{"constructor":{"prototype":{"polluted":true}}}'),
  literal('{"length":1000000000}'),
  literal('{"toString":1,"valueOf":2}'),
  literal('{"toJSON":"x"}'),
  literal('"\\u0000"'),
  literal('"\\ud800"'),
  nested(99, '[', ']'),
  nested(101, '{"a":', '}'),
  nested(3_000, '[', ']'),
  nested(20_000, '{"a":', '}'),
];

/** A value that is hardly expected anywhere. */
export const anyOddValue: fc.Arbitrary<Written> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...ODD_STRUCTURES) },
  {
    weight: 4,
    arbitrary: fc.constantFrom(...ODD_TEXTS).map((text) => literal(JSON.stringify(text))),
  },
  { weight: 2, arbitrary: fc.constantFrom(...ODD_NUMBERS).map(literal) },
  { weight: 1, arbitrary: fc.json({ maxDepth: 4 }).map(literal) },
  {
    weight: 1,
    arbitrary: fc
      .string({ unit: 'binary', maxLength: 40 })
      .map((text) => literal(JSON.stringify(text))),
  },
);

export const anyMutation: fc.Arbitrary<Mutation> = fc.oneof(
  {
    weight: 6,
    arbitrary: anyOddValue.map((by): Mutation => ({ kind: 'replace', by })),
  },
  { weight: 2, arbitrary: fc.constant<Mutation>({ kind: 'remove' }) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(...ODD_NAMES).map((name): Mutation => ({ kind: 'rename', name })),
  },
  { weight: 2, arbitrary: anyOddValue.map((by): Mutation => ({ kind: 'repeat', by })) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('list' as const, 'object' as const)
      .map((within): Mutation => ({ kind: 'wrap', in: within })),
  },
);
