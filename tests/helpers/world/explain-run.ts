import { type RunOptions, runWorld } from './run-world';

const MAX_HAPPENINGS = 70;
const LAST_LINES = 80;

/** Explains the failure of a seed by the shortest prefix of its run that fails. */
export async function explainRun(
  seed: number,
  violations: readonly string[],
  options: RunOptions = {},
): Promise<string> {
  for (let happenings = 1; happenings <= MAX_HAPPENINGS; happenings += 1) {
    const trace: string[] = [];
    const onTrace = (what: string) => trace.push(what);
    const found = await runWorld(seed, { ...options, happenings, onTrace });
    if (found.length > 0) return told(seed, found, trace);
  }
  return told(seed, violations, []);
}

function told(seed: number, violations: readonly string[], trace: readonly string[]): string {
  return [
    `TEST_SEED=${seed} TEST_RUNS=1 shows it again:`,
    ...violations,
    ...trace.slice(-LAST_LINES),
  ].join('\n');
}
