/** The quantile of the samples; `NaN` without samples. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
}

export function median(samples: readonly number[]): number {
  const sorted = [...samples].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? NaN;
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? NaN;
  return (lower + upper) / 2;
}

const WARM_UP = 20;
const ACTIONS = 100;

/** The median time of an action in ms, once it is warm. */
export async function medianMs(action: (time: number) => Promise<unknown>): Promise<number> {
  const took: number[] = [];
  for (let time = 0; time < WARM_UP + ACTIONS; time += 1) {
    const begun = performance.now();
    await action(time);
    if (time >= WARM_UP) took.push(performance.now() - begun);
  }
  return median(took);
}

/** The median of the ratios per round, as both sides of a ratio met the same disturbances. */
export function medianRatio(ours: readonly number[], theirs: readonly number[]): number {
  return median(ours.map((value, round) => value / (theirs[round] ?? NaN)));
}

export const rounded = (value: number): number => Number(value.toPrecision(4));
