import { departuresIn } from '../../../../server/src/s360/interface/departures';
import { documented } from '../../../../server/src/s360/interface/evidence';
import { by, open, required } from '../../../../server/src/s360/interface/vocabulary';

const { date, flag, instant, list, long, map, money, number, object, oneOf, text } = by(
  documented('a page'),
);

describe('a value', () => {
  test.each([
    ['a text', text(), 'M', 1],
    ['a text of a form', text({ pattern: /^[A-Z]{2}$/ }), 'CH', 'ch'],
    ['a short text', text({ max: 2 }), 'ab', 'abc'],
    ['one of a list', oneOf('SALE', 'OPTION'), 'SALE', 'sale'],
    ['one of a list that grows', text({ known: ['MR'] }), 'OTHER', false],
    ['a long', long(), 10229250965773, 1.5],
    ['a long as text', long(), '10229250965773', '1e3'],
    ['an amount', money(), 4000, '78.00'],
    ['a number', number(), 1.5, '1'],
    ['a flag', flag(), false, 'false'],
    ['an instant', instant(), '2026-05-20T16:08:30.858+02:00', 'today'],
    ['an instant in milliseconds', instant(), 1723831200000, {}],
    ['a date', date(), '1980-01-31', '31.01.1980'],
    ['a list', list(text()), ['a'], ['a', 1]],
    ['names that are data', map(text()), { fr: 'a' }, { fr: 1 }],
    ['an object', object({ code: text() }), { code: 'a' }, { name: 'a' }],
  ])('is taken as %s, or departs from that', (_, schema, right, wrong) => {
    expect(departuresIn({ value: right }, { value: schema })).toEqual([]);
    expect(departuresIn({ value: wrong }, { value: schema })).toHaveLength(1);
  });
});

describe('an object', () => {
  const address = open(object({ zipCode: text({ max: 10 }) }));
  const members = { id: required(long()), addresses: list(address) };

  test('departs by what it lacks, has too much or has in another form, each by its path', () => {
    const value = { id: null, addresses: [{ zipCode: '12345678901' }], other: 1 };
    expect(departuresIn(value, members)).toEqual([
      { member: 'id', flaw: 'missing' },
      { member: 'addresses[0].zipCode', flaw: 'tooLong' },
      { member: 'other', flaw: 'unknown' },
    ]);
  });

  test('may hold more than is known where S-360 has more, except for a strict reader', () => {
    const value = { id: 1, addresses: [{ complement: 'c/o' }] };
    expect(departuresIn(value, members)).toEqual([]);
    expect(departuresIn(value, members, { isStrict: true })).toEqual([
      { member: 'addresses[0].complement', flaw: 'unknown' },
    ]);
  });

  test('counts null and undefined as left out', () => {
    expect(departuresIn({ id: 1, addresses: null, other: undefined }, members)).toEqual([]);
  });
});
