import { processorMs } from '../../../../helpers/observability/processor-time';
import { cleanText } from '../../../../../server/src/kernel/text/clean-text';
import fc from 'fast-check';
import {
  canonical,
  columnValue,
  foldText,
  isPlaceholder,
  readValue,
  whyOdd,
  wireValue,
  type ValueKind,
} from '../../../../../server/src/contacts/model/mapping/canonical';
import { formOf } from '../../../../../server/src/contacts/model/mapping/forms';
import { parseDateOnly } from '../../../../../server/src/s360';
import { reason, type ReasonCode } from '../../../../../server/src/contracts/reasons';

const KINDS: ValueKind[] = [
  'text',
  'email',
  'phone',
  'date',
  'countryCode',
  'languageCode',
  'list',
];
const SWISS = { phoneCountry: 'CH' } as const;

const anyKind = fc.constantFrom(...KINDS);
const anyPhone = fc
  .tuple(
    fc.constantFrom('+41 ', '0041', '0', '+', '(0)'),
    fc.stringMatching(/^[0-9 /.-]{0,14}$/),
    fc.constantFrom('', ' ext. 12', ' (home)'),
  )
  .map((parts) => parts.join(''));
const anyValue = fc.oneof(
  fc.jsonValue(),
  fc.string({ unit: 'binary' }),
  fc.array(fc.string({ unit: 'binary', maxLength: 8 })),
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  anyPhone,
  fc.stringMatching(/^(19|20)\d\d-[01]\d-[0-3]\d[T ]?[0-9:.Z+-]{0,14}$/),
  fc.double(),
);

describe('the canonical form of a value', () => {
  it.each<[ValueKind, unknown, unknown]>([
    ['text', '  Zoë ', 'Zoe\u0308'],
    ['text', '', null],
    ['text', undefined, '   '],
    ['text', 'a\r\nb', 'a\nb'],
    ['text', 7, '7'],
    ['phone', '044 668 18 00', '+41 44 668 18 00'],
    ['phone', '0041446681800', '+41446681800'],
    ['phone', '33 / 0140158000', '+33140158000'],
    ['phone', '41 / 0446681800', '044 668 18 00'],
    ['countryCode', 'uk', 'GB'],
    ['date', '1990-05-01T00:00:00.000+02:00', '1990-05-01'],
    ['date', '1990-04-30T22:00:00.000Z', '1990-05-01'],
    ['date', Date.UTC(1990, 3, 30, 22), '1990-05-01'],
    ['countryCode', 'ch', 'CH'],
    ['languageCode', 'FR', 'fr'],
    ['list', ['b@x.ch', 'a@x.ch'], 'a@x.ch\nb@x.ch'],
    ['list', [], ''],
    ['list', ['a@x.ch', 'a@x.ch'], ['a@x.ch']],
    ['list', ['a@x.ch, b@x.ch'], ['a@x.ch', 'b@x.ch']],
  ])('of the kind %s is the same for %j and %j', (kind, one, other) => {
    expect(canonical(kind, one, SWISS)).toBe(canonical(kind, other, SWISS));
  });

  it.each<[ValueKind, unknown, unknown]>([
    ['text', 'keller', 'Keller'],
    ['phone', '044 668 18 00', '044 668 18 01'],
    ['date', '1990-05-01', '1990-05-02'],
    ['list', ['a'], ['a', 'b']],
  ])('of the kind %s differs between %j and %j', (kind, one, other) => {
    expect(canonical(kind, one, SWISS)).not.toBe(canonical(kind, other, SWISS));
  });

  it.each<[ValueKind, unknown, { canonical: string | null; column: string | null }]>([
    ['text', true, { canonical: 'true', column: 'true' }],
    ['text', 10n, { canonical: '10', column: '10' }],
    ['text', NaN, { canonical: null, column: null }],
    ['text', {}, { canonical: null, column: null }],
    ['email', ' Anna@x.ch ', { canonical: 'Anna@x.ch', column: 'Anna@x.ch' }],
    ['phone', '044 668 18 00', { canonical: '+41446681800', column: '044 668 18 00' }],
    ['phone', null, { canonical: null, column: null }],
    ['countryCode', 'ch', { canonical: 'CH', column: 'CH' }],
    ['languageCode', 'FR', { canonical: 'fr', column: 'fr' }],
    ['boolean', true, { canonical: 'true', column: 'true' }],
    ['boolean', 'perhaps', { canonical: 'perhaps', column: 'perhaps' }],
    ['list', ['b, a', 'c'], { canonical: 'a\nb\nc', column: 'b\na\nc' }],
  ])('of the kind %s stands beside the column’s, for %p: %p', (kind, value, read) => {
    expect(readValue(kind, value, SWISS)).toEqual(read);
    expect(canonical(kind, value, SWISS)).toBe(read.canonical);
    expect(columnValue(kind, value, SWISS)).toBe(read.column);
  });

  it('is the unchanged text for an unreadable date or phone number', () => {
    expect(canonical('date', '30.2.1990')).toBe('30.2.1990');
    expect(canonical('date', '1990-02-30')).toBe('1990-02-30');
    expect(canonical('phone', 'ask Anna', SWISS)).toBe('ask Anna');
    expect(canonical('phone', '044 668 18 00')).toBe('044 668 18 00');
  });

  it('contains no character that a database rejects', () => {
    expect(cleanText('a\u0000b\uD800c')).toBe('ab\uFFFDc');
    expect(cleanText('\u{1F600}')).toBe('\u{1F600}');
  });

  it('is stable and never throws, for any value of any kind', () => {
    fc.assert(
      fc.property(anyKind, anyValue, (kind, value) => {
        const once = canonical(kind, value, SWISS);
        expect(canonical(kind, once, SWISS)).toBe(once);
      }),
      { numRuns: 2500 },
    );
  });

  it('survives a round trip through the database column', () => {
    fc.assert(
      fc.property(anyKind, anyValue, (kind, value) => {
        const column = columnValue(kind, value, SWISS);
        expect(canonical(kind, column, SWISS)).toBe(canonical(kind, value, SWISS));
      }),
      { numRuns: 2500 },
    );
  });

  it('of a list is split the same way each time, even at a Greek question mark', () => {
    const column = columnValue('list', 'a\u037Eb');
    expect(column).toBe('a\nb');
    expect(canonical('list', column)).toBe(canonical('list', 'a\u037Eb'));
  });

  it('survives a round trip through S-360', () => {
    fc.assert(
      fc.property(anyKind, anyValue, (kind, value) => {
        const column = columnValue(kind, value, SWISS);
        const sent = canonical(kind, wireValue({ kind }, column, SWISS), SWISS);
        const own = canonical(kind, value, SWISS);
        expect(sent === own || formOf({ kind }, own, sent) === 'spelling').toBe(true);
      }),
      { numRuns: 1500 },
    );
  });
});

describe('a date without a time', () => {
  const anyDay = fc
    .date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  const anyOffsetMinutes = fc.integer({ min: -11 * 60, max: 12 * 60 });

  it('stays the same over three round trips, in whatever zone its midnight is written', () => {
    fc.assert(
      fc.property(
        anyDay,
        fc.array(anyOffsetMinutes, { minLength: 3, maxLength: 3 }),
        (day, zones) => {
          let held: string | null = day;
          for (const offset of zones) {
            const midnight = Date.parse(`${held ?? ''}T00:00:00Z`) - offset * 60_000;
            held = parseDateOnly(new Date(midnight).toISOString());
            expect(parseDateOnly(midnight)).toBe(day);
          }
          expect(held).toBe(day);
        },
      ),
      { numRuns: 500 },
    );
  });

  it.each([
    ['1990-02-30', null],
    ['1990-13-01', null],
    ['0000-00-00', null],
    ['2000-02-29', '2000-02-29'],
    ['1990-05-01 00:00:00.0', '1990-05-01'],
    ['soon', null],
    [Number.NaN, null],
    [8.64e15 + 1, null],
    [{}, null],
  ])('that is read from %j is %j', (value, day) => {
    expect(parseDateOnly(value)).toBe(day);
  });
});

describe('the oddity of a value', () => {
  it.each<[ValueKind, unknown, ReasonCode | null]>([
    ['email', 'anna@example.com', null],
    ['email', 'anna at example', 'notEmail'],
    ['email', '', null],
    ['phone', '044 668 18 00', null],
    ['phone', 'call later', 'notPhone'],
    ['date', '1.5.1990', 'notDate'],
    ['date', '1990-05-01', null],
    ['list', ['a@x.ch', 'b'], 'notEmails'],
    ['list', ['a@x.ch'], null],
    ['text', '???', null],
  ])('of the kind %s with the value %j is %j', (kind, value, what) => {
    expect(whyOdd(kind, value, SWISS)?.code ?? null).toBe(what);
  });

  it('is found in an email address without the required parts, as a regular expression would find it', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '@', '.', ' ', '\t', 'é'), maxLength: 9 });
    fc.assert(
      fc.property(text, (value) => {
        const email = cleanText(value);
        fc.pre(email !== '');
        expect(whyOdd('email', email) === null).toBe(/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email));
      }),
      { numRuns: 1_000 },
    );
  });

  it('is found immediately in an email address that slows down a regular expression', async () => {
    const email = `a@${'b.'.repeat(50_000)} c`;
    expect(await processorMs(() => expect(whyOdd('email', email)).not.toBeNull())).toBeLessThan(
      500,
    );
  });
});

describe('a placeholder for a missing value', () => {
  it.each(['UNDEFINED', 'undefined', 'Unknown', '-', 'N/A'])('can be %s', (value) => {
    expect(isPlaceholder(value)).toBe(true);
  });

  it.each([null, 'Underwood', 'Mr. Unknown', ''])('cannot be %j', (value) => {
    expect(isPlaceholder(value)).toBe(false);
  });
});

describe('the folded text for matching', () => {
  it('has no case, accents or repeated spaces', () => {
    expect(foldText(' Hélène  MÜLLER ')).toBe('helene muller');
    expect(foldText('')).toBeNull();
    expect(foldText(undefined)).toBeNull();
  });

  it('is the same with and without the check for accents', () => {
    const accented = (text: string) => foldText(`é${text}`)?.slice(1);
    const words = fc.array(fc.string({ unit: 'binary-ascii' }), { maxLength: 3 });
    fc.assert(
      fc.property(words, (parts) => {
        const text = `a${parts.join(' ')}`;
        expect(foldText(text)).toBe(accented(text));
      }),
    );
  });

  it('never cuts a character in two', () => {
    expect(foldText(`${'a'.repeat(254)}\u{1F600}`)).not.toMatch(/[\uD800-\uDBFF]$/);
  });
});

describe('a flag in an item', () => {
  const flagWords = { true: ['ano'], false: ['ne'] };

  it.each([
    [true, 'true'],
    [false, 'false'],
    ['Yes', 'true'],
    [0, 'false'],
    [null, null],
    ['', null],
    ['perhaps', 'perhaps'],
  ])('given as %j is read as %j', (value, expected) => {
    expect(canonical('boolean', value)).toBe(expected);
    expect(columnValue('boolean', value)).toBe(expected);
  });

  it('is read by the words of the institution and sent as a boolean', () => {
    expect(canonical('boolean', 'Ano', { flagWords })).toBe('true');
    expect(wireValue({ kind: 'boolean' }, 'ne', { flagWords })).toBe(false);
    expect(wireValue({ kind: 'boolean' }, null)).toBeNull();
  });

  it('is odd when it is an unknown word', () => {
    expect(whyOdd('boolean', 'perhaps')).toEqual(reason('notFlag'));
    expect(whyOdd('boolean', 'ano', { flagWords })).toBeNull();
  });
});
