import {
  boolean,
  chunks,
  integer,
  json,
  jsonText,
  oneOf,
  readable,
  storableTime,
  text,
  time,
} from '../../../../server/src/kernel/database/values';

const MOMENT = new Date(Date.UTC(2026, 2, 1, 10));

describe('a value of a row, in whatever form the driver returned it,', () => {
  it.each([
    ['text', text, 7, '7'],
    ['text', text, null, null],
    ['text', text, '', ''],
    ['integer', integer, '12', 12],
    ['integer', integer, null, 0],
    ['boolean', boolean, 0, false],
    ['boolean', boolean, 1, true],
    ['boolean', boolean, undefined, null],
    ['time', time, MOMENT.getTime(), MOMENT],
    ['time', time, MOMENT.toISOString(), MOMENT],
    ['time', time, MOMENT, MOMENT],
    ['time', time, 'never', null],
    ['time', time, null, null],
    ['json', json, '{"a":1}', { a: 1 }],
    ['json', json, { a: 1 }, { a: 1 }],
    ['json', json, null, null],
    ['JSON text', jsonText, { a: 1 }, '{"a":1}'],
    ['JSON text', jsonText, undefined, null],
  ] as [string, (value: unknown) => unknown, unknown, unknown][])(
    'is read as %s',
    (_what, read, value, expected) => {
      expect(read(value)).toEqual(expected);
    },
  );
});

it.each(['x', '1,5', {}, Number.NaN])(
  'a number in a row causes an error when it is none: %p',
  (value) => {
    expect(() => integer(value)).toThrow(TypeError);
  },
);

it('a list is divided into chunks', () => {
  expect(chunks([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]]);
  expect(chunks([], 2)).toEqual([]);
});

it.each([
  ['outside the years of the database', new Date(-8.64e15), '1000-01-01T00:00:00.000Z'],
  ['off by several thousand years', new Date(8.64e15), '9999-12-31T00:00:00.000Z'],
  ['of today', MOMENT, MOMENT.toISOString()],
])('a time %s is stored as the nearest possible time', (_what, moment, stored) => {
  expect(storableTime(moment).toISOString()).toBe(stored);
});

describe('a word in a row', () => {
  it.each(['new', undefined, null])('causes an error when it is unknown: %p', (value) => {
    expect(oneOf(['old', 'older'], 'older')).toBe('older');
    expect(() => oneOf(['old', 'older'], value)).toThrow('It knows old, older');
  });

  it('leaves its row out of a list when it is unknown, unlike other errors', () => {
    const read = (word: string) => ({ word: oneOf(['old', 'older'], word) });
    expect(readable(['older', 'new', 'old'], read)).toEqual([{ word: 'older' }, { word: 'old' }]);
    const fails = () => readable(['old'], () => JSON.parse('no JSON'));
    expect(fails).toThrow('is not valid JSON');
  });
});
