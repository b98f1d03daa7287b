/** The vocabulary in which the setting of an assumption is described; its type follows. */

/** One of several behaviours of S-360, each with its meaning. */
interface Choice {
  readonly kind: 'choice';
  readonly default: string;
  readonly values: Readonly<Record<string, string>>;
}

/** Words of S-360, compared without case. Words beside each other have one meaning each. */
interface Words {
  readonly kind: 'words';
  readonly default: readonly string[];
  readonly effect: string;
}

/** The name of an element. */
interface Name {
  readonly kind: 'name';
  readonly default: string;
  readonly effect: string;
}

/** A text whose default follows from the institution code. */
interface Text {
  readonly kind: 'text';
  readonly default: string;
  readonly from: (code: string) => string;
  readonly effect: string;
}

interface Parts {
  readonly kind: 'parts';
  readonly of: Readonly<Record<string, Choice | Words | Name>>;
}

/** A setting of its own, under `assumptions`. */
export type Setting = Choice | Words | Name | Text | Parts;

/** Settings of an institution outside of `assumptions`; none where nothing can be changed. */
interface Elsewhere {
  readonly kind: 'elsewhere';
  readonly default: string;
  readonly settings: readonly string[];
}

export type AnySetting = Setting | Elsewhere;

export const choice = <const Values extends Choice['values']>(
  standard: keyof Values & string,
  values: Values,
) => ({ kind: 'choice' as const, default: standard, values });

export const words = <const Standard extends readonly string[]>(
  effect: string,
  ...standard: Standard
) => ({
  kind: 'words' as const,
  default: standard,
  effect,
});

export const name = (standard: string, effect: string) => ({
  kind: 'name' as const,
  default: standard,
  effect,
});

export const text = (from: Text['from'], standard: string, effect: string) => ({
  kind: 'text' as const,
  default: standard,
  from,
  effect,
});

export const parts = <const Of extends Parts['of']>(of: Of) => ({ kind: 'parts' as const, of });

export const elsewhere = (standard: string, ...settings: readonly string[]) => ({
  kind: 'elsewhere' as const,
  default: standard,
  settings,
});

/** The plugin could not work without the assumption. */
export const always = elsewhere('always so');

/** The type of a setting's value. */
export type SettingValue<S> = S extends { kind: 'parts'; of: infer Of }
  ? { readonly [Part in keyof Of]: SettingValue<Of[Part]> }
  : S extends { kind: 'choice'; values: infer Values }
    ? keyof Values & string
    : S extends { kind: 'words' }
      ? readonly string[]
      : string;

/** The type of a setting in `config/plugins`: of parts, only what differs. */
export type SettingGiven<S> = S extends { kind: 'parts'; of: infer Of }
  ? { readonly [Part in keyof Of]?: SettingValue<Of[Part]> | undefined }
  : SettingValue<S>;
