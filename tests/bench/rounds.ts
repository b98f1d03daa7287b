/** Prepares without being timed, and returns the work to be timed. */
export type Contender = (round: number) => Promise<() => Promise<unknown>>;

/** The time of each contender in each round in ms, by the index of the round. */
export type Timings<Name extends string> = Record<Name, number[]>;

export interface RoundCounts {
  rounds: number;
  /** Rounds before the measurement, to fill caches and compile code. */
  warmUp: number;
}

/**
 * Lets contenders alternate in the same rounds, in varying order, so that disturbances affect all
 * of them alike.
 */
export async function alternate<Name extends string>(
  contenders: Record<Name, Contender>,
  { rounds, warmUp }: RoundCounts,
): Promise<Timings<Name>> {
  const names = Object.keys(contenders) as Name[];
  const timings = Object.fromEntries(names.map((name) => [name, []])) as unknown as Timings<Name>;
  for (let round = 0; round < warmUp + rounds; round += 1) {
    const first = round % names.length;
    for (const name of [...names.slice(first), ...names.slice(0, first)]) {
      const work = await contenders[name](round);
      const startedAt = performance.now();
      await work();
      const tookMs = performance.now() - startedAt;
      if (round >= warmUp) timings[name].push(tookMs);
    }
  }
  return timings;
}
