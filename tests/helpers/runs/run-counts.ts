/** How often a random scenario runs within `npm test` and in the long run. */
export interface RunCounts {
  test: number;
  long: number;
}

/** Whether this is the long run, as its project in the Jest configuration says. */
export const isLongRun = (): boolean => process.env.TEST_LENGTH === 'long';

/**
 * The number of runs of a scenario. `TEST_RUNS` sets it for all scenarios, e.g. to repeat a single
 * run with its `TEST_SEED`.
 */
export function runCount({ long, test }: RunCounts): number {
  const wanted = Number(process.env.TEST_RUNS ?? NaN);
  if (Number.isSafeInteger(wanted) && wanted > 0) return wanted;
  return isLongRun() ? long : test;
}
