/** The checks at the end of a scene, by name. */
export type Check =
  | 'rest'
  | 'items'
  | 'numbers'
  | 'everybody'
  | 'known'
  | 'equal'
  | 'conflicts'
  | 'blanks'
  | 'history'
  | 'calls'
  | 'echo'
  | 'twins';

/** A finding of a check as a text. */
export interface Finding {
  check: Check;
  what: string;
}

/**
 * Lets a test end in an exceptional state: matching findings of one check are accepted, and
 * required.
 */
export interface Excuse {
  check: Check;
  /** The pattern of the findings. */
  fits: RegExp;
  /** The reason, for readers of the test. */
  because: string;
}

/** The test sent payloads of contacts that its S-360 does not have. */
export const OWN_PAYLOADS: Excuse = {
  check: 'known',
  fits: /is not in S-360$/,
  because: 'the test delivers payloads of its own',
};

export const findings = (check: Check, wrong: readonly string[]): Finding[] =>
  wrong.map((what) => ({ check, what }));

const isExcusedBy = ({ check, what }: Finding, excuse: Excuse): boolean =>
  excuse.check === check && excuse.fits.test(what);

/** The findings without an excuse. */
export const unexcused = (
  found: readonly Finding[],
  excuses: readonly Excuse[],
): readonly Finding[] =>
  found.filter((finding) => !excuses.some((excuse) => isExcusedBy(finding, excuse)));

/** The excuses without a finding, which would hide a later one. */
export const needless = (
  found: readonly Finding[],
  excuses: readonly Excuse[],
): readonly Excuse[] =>
  excuses.filter((excuse) => !found.some((finding) => isExcusedBy(finding, excuse)));
