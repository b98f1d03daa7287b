import { z } from '@strapi/utils';
import { InvalidRequestError, validated } from '../../../../server/src/kernel/http/validated';

const SCHEMA = z.strictObject({
  at: z.iso.datetime().optional(),
  calls: z.int().min(1).max(5).optional(),
  kind: z.enum(['sale', 'option']).optional(),
  lines: z
    .array(z.strictObject({ quantity: z.number(), note: z.string().min(2).optional() }))
    .max(1)
    .optional(),
  place: z.union([z.string(), z.strictObject({ seat: z.string() })]).optional(),
  total: z.string().regex(/^\d+$/, 'must be a whole number of thousandths'),
});

const refusal = (value: unknown): string => {
  try {
    validated(SCHEMA, value);
  } catch (error) {
    if (error instanceof InvalidRequestError) return error.message;
    throw error;
  }
  throw new Error('It was not refused.');
};

describe('a request that is refused', () => {
  it.each([
    ['is missing', {}, 'total is missing'],
    ['is of another type', { total: 1 }, 'total must be a text'],
    ['is no whole number', { total: '1', calls: 1.5 }, 'calls must be a whole number'],
    ['is too small', { total: '1', calls: 0 }, 'calls must be at least 1'],
    ['is too large', { total: '1', calls: 6 }, 'calls must be at most 5'],
    [
      'is no time',
      { total: '1', at: '31.5.2026' },
      'at must be a time such as 2026-05-31T18:00:00Z',
    ],
    ['has too many entries', { total: '1', lines: [{}, {}] }, 'lines must have at most 1 entry'],
    ['is none of the words', { total: '1', kind: 'x' }, 'kind must be sale or option'],
    ['is no list', { total: '1', lines: {} }, 'lines must be a list'],
    [
      'stands in a list',
      { total: '1', lines: [{ quantity: 1, note: 'x' }] },
      'lines[0].note must have at least 2 characters',
    ],
    ['has no form of its own', { total: '1', place: 1 }, 'place has none of the forms'],
    ['breaks a rule', { total: '1.5' }, 'total must be a whole number of thousandths'],
    ['is unknown', { total: '1', filters: {} }, 'the request has no filters'],
    [
      'is unknown within another',
      { total: '1', lines: [{ quantity: 1, x: 1 }] },
      'lines[0] has no x',
    ],
    ['is all', undefined, 'the request is missing'],
  ])('names the value that %s', (_how, value, sentence) => {
    expect(refusal(value)).toContain(sentence);
  });

  it('names all that is wrong', () => {
    expect(refusal({ total: 1, kind: 'x' })).toBe(
      'kind must be sale or option; total must be a text',
    );
  });
});
