import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { mutated, textOf, written, type Written } from './json-text';
import { anyMutation, anyOddValue } from './odd-values';

/** One request to the webhook, ready to be sent. */
export interface FuzzRequest {
  method: 'POST' | 'GET';
  /** The query of the URL with its `?`. */
  query: string;
  body: Buffer;
  headers: Record<string, string>;
  /** The connection is cut after this many bytes; `null` sends the whole body. */
  cutAfter: number | null;
}

/** Few enough numbers for items to meet contacts, links and consents of earlier ones. */
const anyNumber = fc.integer({ min: 1, max: 500 }).map((number) => String(100_000 + number));

const anyDate = fc.oneof(
  fc.constant(undefined),
  fc
    .integer({ min: -100_000, max: 100_000 })
    .map((seconds) => new Date(Date.UTC(2025, 5, 1) + seconds * 1000).toISOString()),
);

const anyPerson = fc.record({
  number: anyNumber,
  date: anyDate,
  lastName: fc.constantFrom('Muster', 'Dupont', 'Å', 'UNDEFINED'),
  email: fc.constantFrom('a@example.com', 'b@example.com', '', null),
  allowed: fc.boolean(),
  isStructure: fc.nat(5).map((choice) => choice === 0),
});

const ADDRESS = {
  contactAddressId: 17,
  main: true,
  street1: 'Rue du Marché 1',
  line2: 'c/o',
  zipCode: '1200',
  town: 'Genève',
  countryCode: 'CH',
};

/** An item that S-360 might send. */
const anyItem: fc.Arbitrary<Written> = anyPerson.map(
  ({ allowed, date, email, isStructure, lastName, number }) =>
    written({
      contactId: 10_228_600_000_001,
      contactNumber: number,
      type: isStructure ? 'STRUCTURE' : 'INDIVIDUAL',
      state: 'VALID',
      role: 'PUBLIC',
      ...(date !== undefined && { creationDate: date, dateLastModified: date }),
      ...(isStructure
        ? { structureContact: { structureOfficialName: lastName, email, alternativeEmails: [] } }
        : {
            individualContact: {
              individualLastname: lastName,
              individualFirstname: 'Ada',
              individualBirthdate: '1980-01-31T00:00:00.000+00:00',
              cellPhoneNumber: '+41791234567',
              alternativeEmails: ['c@example.com'],
              blocked: false,
              email,
            },
          }),
      addresses: [ADDRESS],
      authorizations: [
        { authorizationCode: 'EMAIL', allowed },
        { authorizationCode: 'POST', allowed: !allowed },
      ],
      contactCriteria: [{ code: 'VIP', values: ['gold'] }],
      indicators: [{ code: 'COUNT', value: 3 }],
      contactQualities: [],
    }),
);

const anyPlace = fc.array(fc.nat(30), { minLength: 1, maxLength: 4 });

const anyMutatedItem = fc
  .tuple(anyItem, fc.array(fc.tuple(anyPlace, anyMutation), { minLength: 0, maxLength: 4 }))
  .map(([item, mutations]) =>
    mutations.reduce((value, [place, mutation]) => mutated(value, place, mutation), item),
  );

const anyEntry = fc.oneof(
  { weight: 8, arbitrary: anyMutatedItem },
  { weight: 1, arbitrary: anyOddValue },
  { weight: 1, arbitrary: anyNumber.map((contactNumber) => written({ contactNumber })) },
);

const list = (entries: Written[]): Written => ({ kind: 'list', entries });
const bucket = (value: Written): Written => ({
  kind: 'object',
  members: [
    ['bucket', value],
    ['destination', { kind: 'object', members: [] }],
  ],
});

const anyEntries = fc.array(anyEntry, { maxLength: 4 });

const anyEnvelope: fc.Arbitrary<Written> = fc.oneof(
  { weight: 8, arbitrary: anyEntries.map(list) },
  { weight: 2, arbitrary: anyEntry },
  { weight: 2, arbitrary: anyEntries.map((entries) => bucket(list(entries))) },
  { weight: 1, arbitrary: anyEntry.map(bucket) },
  { weight: 1, arbitrary: anyEntries.map((entries) => list([list(entries)])) },
  { weight: 1, arbitrary: anyEntries.map((entries) => bucket(bucket(list(entries)))) },
  { weight: 1, arbitrary: anyOddValue },
);

/** A payload of many tiny items; rare, as each is evaluated. */
const anyCrowd: fc.Arbitrary<Written> = fc
  .tuple(fc.constantFrom('1', '{}', 'null', '[]', '{"contactNumber":0.5}'), fc.nat(5))
  .map(([text, size]) =>
    list(Array.from({ length: size === 0 ? 60_000 : 300 }, () => ({ kind: 'literal', text }))),
  );

/** A change to the text of a payload on its way. */
type Damage =
  | { kind: 'none' }
  | { kind: 'replaced'; by: string }
  | { kind: 'truncated' | 'flipped' | 'withNul'; at: number }
  | { kind: 'prefixed' | 'suffixed'; by: string }
  | { kind: 'encoded'; as: 'utf16le' | 'latin1' | 'gzip' }
  | { kind: 'padded' };

const anyDamage: fc.Arbitrary<Damage> = fc.oneof(
  { weight: 60, arbitrary: fc.constant<Damage>({ kind: 'none' }) },
  {
    weight: 4,
    arbitrary: fc
      .constantFrom('', ' ', 'null', '5', '"text"', 'undefined', '[', '{', ']', '[1,]', "['a']")
      .map((by): Damage => ({ kind: 'replaced', by })),
  },
  {
    weight: 10,
    arbitrary: fc
      .tuple(
        fc.constantFrom('truncated' as const, 'flipped' as const, 'withNul' as const),
        fc.nat(),
      )
      .map(([kind, at]): Damage => ({ kind, at })),
  },
  {
    weight: 3,
    arbitrary: fc
      .constantFrom('\uFEFF', '\n\n', ")]}',\n", '/* */')
      .map((by): Damage => ({ kind: 'prefixed', by })),
  },
  {
    weight: 3,
    arbitrary: fc
      .constantFrom('[]', ',', '\u0000', '\n')
      .map((by): Damage => ({ kind: 'suffixed', by })),
  },
  {
    weight: 4,
    arbitrary: fc
      .constantFrom('utf16le' as const, 'latin1' as const, 'gzip' as const)
      .map((as): Damage => ({ kind: 'encoded', as })),
  },
  { weight: 1, arbitrary: fc.constant<Damage>({ kind: 'padded' }) },
);

/** More than a delivery may have. */
const PADDING = ' '.repeat(20_100_000);

function damaged(text: string, damage: Damage): Buffer {
  const bytes = Buffer.from(text, 'utf8');
  const position = (at: number) => (bytes.length === 0 ? 0 : at % bytes.length);
  switch (damage.kind) {
    case 'none':
      return bytes;
    case 'replaced':
      return Buffer.from(damage.by, 'utf8');
    case 'truncated':
      return bytes.subarray(0, position(damage.at));
    case 'flipped': {
      const changed = Buffer.from(bytes);
      const at = position(damage.at);
      changed[at] = (changed[at] ?? 0) ^ (1 << (damage.at % 8));
      return changed;
    }
    case 'withNul': {
      const at = position(damage.at);
      return Buffer.concat([bytes.subarray(0, at), Buffer.from([0]), bytes.subarray(at)]);
    }
    case 'prefixed':
      return Buffer.from(damage.by + text, 'utf8');
    case 'suffixed':
      return Buffer.from(text + damage.by, 'utf8');
    case 'encoded':
      return damage.as === 'gzip' ? gzipSync(bytes) : Buffer.from(text, damage.as);
    case 'padded':
      return Buffer.from(text + PADDING, 'utf8');
  }
}

const anyHeaders: fc.Arbitrary<Record<string, string>> = fc.oneof(
  { weight: 8, arbitrary: fc.constant({ 'content-type': 'application/json' }) },
  {
    weight: 4,
    arbitrary: fc
      .constantFrom(
        'application/json; charset=utf-16',
        'application/json; charset=nonsense',
        'application/x-www-form-urlencoded',
        'multipart/form-data; boundary=x',
        'multipart/form-data',
        'text/plain',
        'text/xml',
        'application/octet-stream',
        'application/graphql',
        '',
        'x'.repeat(2_000),
      )
      .map((type) => ({ 'content-type': type })),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('gzip', 'deflate', 'br', 'nonsense')
      .map((encoding) => ({ 'content-encoding': encoding })),
  },
  { weight: 1, arbitrary: fc.constant({ 'transfer-encoding': 'chunked' }) },
  { weight: 1, arbitrary: fc.constant({ authorization: 'Bearer nonsense' }) },
  { weight: 1, arbitrary: fc.constant({ cookie: 'x'.repeat(4_000), accept: 'text/html' }) },
);

/** The V1 form has the number in the URL of a GET or of a POST without a body. */
const anyUrlForm: fc.Arbitrary<FuzzRequest> = fc
  .record({
    method: fc.constantFrom('GET' as const, 'POST' as const),
    query: fc.oneof(
      anyNumber.map((number) => `?contactNumber=${number}`),
      fc.constantFrom(
        '?contactNumber=',
        '?contactNumber=%00',
        '?contactNumber=%ED%A0%80',
        '?contactNumber=%',
        '?contactNumber=1&contactNumber=2',
        '?contactNumber[]=1',
        '?contactNumber[a][b][c]=1',
        '?contactNumber[__proto__][polluted]=1',
        '?__proto__[contactNumber]=1',
        '?constructor[prototype][polluted]=1',
        '?filters[contactNumber][$gt]=0',
        '?populate=*&sort=id&fields[0]=x',
        `?contactNumber=${'9'.repeat(4_000)}`,
        `?contactNumber=${encodeURIComponent('"}],{"contactNumber":"1"')}`,
      ),
    ),
  })
  .map((request) => ({ ...request, body: Buffer.alloc(0), headers: {}, cutAfter: null }));

const anyBodyForm: fc.Arbitrary<FuzzRequest> = fc
  .record({
    envelope: fc.oneof({ weight: 400, arbitrary: anyEnvelope }, { weight: 1, arbitrary: anyCrowd }),
    damage: anyDamage,
    headers: anyHeaders,
    cut: fc.oneof({ weight: 40, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.nat() }),
  })
  .map(({ cut, damage, envelope, headers }) => {
    const body = damaged(textOf(envelope), damage);
    const cutAfter = cut === null ? null : cut % (body.length + 1);
    return { method: 'POST', query: '', body, headers, cutAfter };
  });

/** A request with the right credentials that S-360 should never send. */
export const anyFuzzRequest: fc.Arbitrary<FuzzRequest> = fc.oneof(
  { weight: 40, arbitrary: anyBodyForm },
  { weight: 1, arbitrary: anyUrlForm },
);
