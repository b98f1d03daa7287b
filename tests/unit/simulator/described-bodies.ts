import type { Members, Schema } from '../../../server/src/s360/interface';
import type { JsonObject, JsonValue } from '../../simulator/json';

type BodyOf = (members: Members) => JsonObject;

/** A value as described; `inner` makes its objects. */
function sampleOf(schema: Schema, inner: BodyOf): JsonValue {
  switch (schema.kind) {
    case 'text':
      return schema.values?.[0] ?? (schema.pattern?.test('CH') ? 'CH' : '1');
    case 'long':
    case 'money':
    case 'number':
      return 1;
    case 'flag':
      return true;
    case 'instant':
    case 'date':
      return '2026-05-20';
    case 'anything':
      return {};
    case 'map':
      return { name: sampleOf(schema.of, inner) };
    case 'list':
      return [sampleOf(schema.of, inner)];
    case 'object':
      return inner(schema.members);
  }
}

/** A body with every described member. */
export const bodyOf = (members: Members): JsonObject =>
  Object.fromEntries(Object.entries(members).map(([name, one]) => [name, sampleOf(one, bodyOf)]));

/** A body with the members alone that it cannot lack. */
const smallestOf = (members: Members): JsonObject =>
  Object.fromEntries(
    Object.entries(members).flatMap(([name, one]) =>
      one.required ? [[name, sampleOf(one, smallestOf)]] : [],
    ),
  );

/** Values of a member that its description forbids. */
function forbidden(schema: Schema): JsonValue[] {
  switch (schema.kind) {
    case 'text':
      return [
        7,
        ...(schema.max === undefined ? [] : ['1'.repeat(schema.max + 1)]),
        ...(schema.values ? ['NO_SUCH_VALUE'] : []),
      ];
    case 'flag':
      return ['true'];
    case 'long':
    case 'money':
    case 'number':
      return ['one'];
    case 'instant':
    case 'date':
      return ['tomorrow'];
    case 'anything':
      return [];
    case 'map':
      return [[], ...forbidden(schema.of).map((one) => ({ name: one }))];
    case 'list':
      return ['one', ...forbidden(schema.of).map((one) => [one])];
    case 'object':
      return ['one', ...forbiddenBodies(schema.members)];
  }
}

/** Bodies that the description of a method forbids, each by one value or by what it lacks. */
export const forbiddenBodies = (members: Members): JsonObject[] =>
  Object.entries(members).flatMap(([name, schema]) => [
    ...forbidden(schema).map((value) => ({ ...bodyOf(members), [name]: value })),
    ...(schema.required ? [{ ...bodyOf(members), [name]: null }] : []),
  ]);

/** A member that no description has. */
const STRANGER = 'noSuchMember';

/** Something with the stranger in one of its objects. */
interface WithStranger<Value> {
  /** The path of the stranger, e.g. `addresses[].noSuchMember`. */
  path: string;
  value: Value;
}

/** A body with the stranger for each object that a described body can have. */
export const bodiesWithStranger = (members: Members, path = ''): WithStranger<JsonObject>[] => [
  { path: path + STRANGER, value: { ...smallestOf(members), [STRANGER]: 1 } },
  ...Object.entries(members).flatMap(([name, schema]) =>
    valuesWithStranger(schema, path + name).map((inner) => ({
      path: inner.path,
      value: { ...smallestOf(members), [name]: inner.value },
    })),
  ),
];

function valuesWithStranger(schema: Schema, path: string): WithStranger<JsonValue>[] {
  switch (schema.kind) {
    case 'object':
      return bodiesWithStranger(schema.members, `${path}.`);
    case 'list':
      return valuesWithStranger(schema.of, `${path}[]`).map((one) => ({
        ...one,
        value: [one.value],
      }));
    case 'map':
      return valuesWithStranger(schema.of, `${path}.name`).map((one) => ({
        ...one,
        value: { name: one.value },
      }));
    default:
      return [];
  }
}

/** The code with which the simulator refuses the stranger. */
export const STRANGER_REFUSED = `error.parameter.unknown.${STRANGER}`;
