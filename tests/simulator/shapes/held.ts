import type { JsonObject, JsonValue } from '../json';

type HeldValue<S> = S extends { kind: 'object'; members: infer M }
  ? Held<M>
  : S extends { kind: 'list'; of: infer Of }
    ? HeldValue<Of>[]
    : S extends { values: readonly (infer Value)[] }
      ? Value
      : S extends { kind: 'text' | 'instant' | 'date' }
        ? string
        : S extends { kind: 'long' | 'money' | 'number' }
          ? number
          : S extends { kind: 'flag' }
            ? boolean
            : JsonValue;

/**
 * What the simulator holds of a described object: some members always, the others when they have a
 * value. It writes numbers and times in one form of those that are described.
 */
export type Held<M, Always extends keyof M = never> = JsonObject & {
  -readonly [Name in Always]: HeldValue<M[Name]>;
} & {
  -readonly [Name in Exclude<keyof M, Always>]?: HeldValue<M[Name]>;
};
