/**
 * The words in which S-360's interface is described: what a value is, how long it may be, which
 * values there are, and how sure that is. TypeScript types are inferred from a description.
 */

import type { Evidence } from './evidence';

/** What is known of any value. */
interface Facts {
  readonly evidence: Evidence;
  /** A request without it is refused; an answer always has it. */
  readonly required?: true;
  /** S-360 alone sets it: a written value is ignored. */
  readonly setByS360?: true;
}

interface TextSchema extends Facts {
  readonly kind: 'text';
  /** The largest number of characters. */
  readonly max?: number;
  /** The only values that there are. */
  readonly values?: readonly string[];
  /** The values that are known. S-360 adds to such a list, or the institution does. */
  readonly known?: readonly string[];
  /** The form of every value. */
  readonly pattern?: RegExp;
  /** The form that S-360 documents, while systems differ: another one may be kept all the same. */
  readonly usual?: RegExp;
}

interface PlainSchema extends Facts {
  /**
   * `long`: a JSON number below 2^53, or its digits as a text. `money`: a long, in thousandths of
   * the currency unit. `instant`: ISO 8601 with milliseconds and offset, or epoch milliseconds.
   * `date`: `YYYY-MM-DD`. `anything`: its inside is not known.
   */
  readonly kind: 'long' | 'money' | 'number' | 'flag' | 'instant' | 'date' | 'anything';
}

interface ListSchema extends Facts {
  readonly kind: 'list';
  /** The largest number of entries. */
  readonly max?: number;
  readonly of: Schema;
}

/** An object whose names are data. */
interface MapSchema extends Facts {
  readonly kind: 'map';
  readonly of: Schema;
}

export interface ObjectSchema extends Facts {
  readonly kind: 'object';
  readonly members: Members;
  /** S-360 has more members than are known: another one may well be right. */
  readonly open?: true;
}

export type Schema = TextSchema | PlainSchema | ListSchema | MapSchema | ObjectSchema;

/** The members of an object, by name. */
export type Members = Readonly<Record<string, Schema>>;

type TextFacts = Pick<TextSchema, 'max' | 'known' | 'pattern' | 'usual'>;

type Each<Kind extends string, Name extends string> = {
  readonly [N in Name]: { readonly kind: Kind; readonly evidence: Evidence };
};

/** The words for members that share their evidence. */
export function by(evidence: Evidence) {
  function each<Kind extends PlainSchema['kind'] | 'text', Name extends string>(
    kind: Kind,
    ...names: readonly Name[]
  ): Each<Kind, Name>;
  function each(kind: string, ...names: readonly string[]): object {
    return Object.fromEntries(names.map((name) => [name, { kind, evidence }]));
  }
  const plain =
    <const Kind extends PlainSchema['kind']>(kind: Kind) =>
    () => ({ kind, evidence });
  return {
    text: (facts: TextFacts = {}) => ({ kind: 'text' as const, evidence, ...facts }),
    oneOf: <const Value extends string>(...values: readonly Value[]) => ({
      kind: 'text' as const,
      evidence,
      values,
    }),
    long: plain('long'),
    money: plain('money'),
    number: plain('number'),
    flag: plain('flag'),
    instant: plain('instant'),
    date: plain('date'),
    anything: plain('anything'),
    list: <const Of extends Schema>(of: Of, facts: Pick<ListSchema, 'max'> = {}) => ({
      kind: 'list' as const,
      evidence,
      of,
      ...facts,
    }),
    map: <const Of extends Schema>(of: Of) => ({ kind: 'map' as const, evidence, of }),
    object: <const M extends Members>(members: M) => ({
      kind: 'object' as const,
      evidence,
      members,
    }),
    /** Members of one kind, whose names say enough. */
    each,
  };
}

export const required = <const S extends Schema>(schema: S) => ({
  ...schema,
  required: true as const,
});

export const open = <const S extends ObjectSchema>(schema: S) => ({
  ...schema,
  open: true as const,
});

export const setByS360 = <const S extends Schema>(schema: S) => ({
  ...schema,
  setByS360: true as const,
});

interface Kinds {
  text: string;
  long: number | string;
  money: number | string;
  number: number;
  flag: boolean;
  /** Read it with `parseInstant`. */
  instant: string | number;
  /** Read it with `parseDateOnly`. */
  date: string;
  anything: unknown;
}

type Required<M> = { [K in keyof M]: M[K] extends { required: true } ? K : never }[keyof M];

/**
 * The TypeScript type of a described value. A member that is not required may be missing or `null`.
 * Only what the client checks is certain: any other value of an answer may be of another type, so
 * read it with care.
 */
export type ValueOf<S> = S extends { kind: 'object'; members: infer M }
  ? MembersOf<M>
  : S extends { kind: 'list'; of: infer Of }
    ? readonly ValueOf<Of>[]
    : S extends { kind: 'map'; of: infer Of }
      ? Readonly<Record<string, ValueOf<Of>>>
      : S extends { values: readonly (infer Value)[] }
        ? Value
        : S extends { kind: infer Kind extends keyof Kinds }
          ? Kinds[Kind]
          : never;

/** The same of the members of an object. */
export type MembersOf<M> = { readonly [K in Required<M>]: ValueOf<M[K]> } & {
  readonly [K in Exclude<keyof M, Required<M>>]?: ValueOf<M[K]> | null;
};
