/** What is checked when a scene ends, by name. */
export type Check =
  | 'rest'
  | 'items'
  | 'numbers'
  | 'everybody'
  | 'known'
  | 'equal'
  | 'blanks'
  | 'history'
  | 'calls'
  | 'echo';

/** What a check found, in words. */
export interface Finding {
  check: Check;
  what: string;
}

/**
 * Lets a test end in an exceptional state: findings of one check, and of those only what fits, are
 * let pass, and have to be there.
 */
export interface Excuse {
  check: Check;
  /** Which findings. */
  fits: RegExp;
  /** Why the test leaves it so, for the one who reads it. */
  because: string;
}

/** The test made up payloads of contacts that its S-360 does not have. */
export const OWN_PAYLOADS: Excuse = {
  check: 'known',
  fits: /is not in S-360$/,
  because: 'the test delivers payloads of its own',
};

export const findings = (check: Check, wrong: readonly string[]): Finding[] =>
  wrong.map((what) => ({ check, what }));

const isExcusedBy = ({ check, what }: Finding, excuse: Excuse): boolean =>
  excuse.check === check && excuse.fits.test(what);

/** What no excuse lets pass. */
export const unexcused = (
  found: readonly Finding[],
  excuses: readonly Excuse[],
): readonly Finding[] =>
  found.filter((finding) => !excuses.some((excuse) => isExcusedBy(finding, excuse)));

/** Excuses for what was never found: they would hide it the day it comes. */
export const needless = (
  found: readonly Finding[],
  excuses: readonly Excuse[],
): readonly Excuse[] =>
  excuses.filter((excuse) => !found.some((finding) => isExcusedBy(finding, excuse)));
