/** How often a scenario of random happenings is run within `npm test`, and in the long run. */
export interface RunCounts {
  test: number;
  long: number;
}

/** Whether this is the long run: its project in the Jest configuration says so. */
export const isLongRun = (): boolean => process.env.TEST_LENGTH === 'long';

/**
 * The number of runs of a scenario. `TEST_RUNS` sets it for all of them, e.g. to repeat a single
 * run with the `TEST_SEED` that it printed.
 */
export function runCount({ long, test }: RunCounts): number {
  const wanted = Number(process.env.TEST_RUNS ?? NaN);
  if (Number.isSafeInteger(wanted) && wanted > 0) return wanted;
  return isLongRun() ? long : test;
}
