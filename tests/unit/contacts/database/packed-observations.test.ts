import fc from 'fast-check';
import {
  packedObservations,
  unpackedObservations,
} from '../../../../server/src/contacts/database/packed-observations';
import type {
  FieldObservation,
  Observations,
} from '../../../../server/src/contacts/model/merge/field-observation';

const AT = Date.parse('2026-03-01T10:00:00Z');

const agreed = (value: string | null, setAtMs?: number): FieldObservation => ({
  base: value,
  remote: value,
  ...(setAtMs !== undefined && { setAtMs }),
});

const value = fc.option(fc.constantFrom('a', 'b', ''));
const moment = fc.constantFrom(AT, AT + 1);
const observation: fc.Arbitrary<FieldObservation> = fc.oneof(
  fc.record({ base: value, setAtMs: moment }, { requiredKeys: ['base'] }),
  fc.tuple(value, fc.option(moment, { nil: undefined })).map(([same, at]) => agreed(same, at)),
  fc.record(
    {
      base: value,
      remote: value,
      setAtMs: moment,
      refused: fc.constant(true as const),
      held: fc.constant(true as const),
      recent: fc.array(value),
      pushedAtMs: moment,
      unanswered: fc.record({ values: fc.array(value), base: value }),
    },
    { requiredKeys: ['base', 'remote'] },
  ),
);
const observations: fc.Arbitrary<Observations> = fc.dictionary(
  fc.constantFrom('firstName', 'lastName', 'email', 'consent:NEWS', 'link:belongings'),
  observation,
);

const storedAndRead = (before: Observations): Observations =>
  unpackedObservations(JSON.parse(JSON.stringify(packedObservations(before))));

it('packed observations are read as they were written, for any values', () => {
  fc.assert(
    fc.property(observations, (before) => {
      expect(storedAndRead(before)).toEqual({ ...before });
    }),
    { numRuns: 2_000 },
  );
});

it('packed observations contain a value once when fields agree since the same payload', () => {
  const all = { firstName: agreed('Ada', AT), lastName: agreed(null, AT) };
  const text = JSON.stringify(packedObservations(all));
  expect(text.match(/Ada/g)).toHaveLength(1);
  expect(text.match(new RegExp(String(AT), 'g'))).toHaveLength(1);
});

it('packed observations are also read from rows that store them unpacked', () => {
  const whole = { email: agreed('ada@example.com', AT), phone: { base: null } };
  expect(unpackedObservations(whole)).toEqual(whole);
  expect(unpackedObservations(null)).toEqual({});
});
