/** Does what has to be done before, untimed, and answers the work that is timed. */
export type Contender = (round: number) => Promise<() => Promise<unknown>>;

/** What each contender took in each round, in ms; a round is at the same index everywhere. */
export type Timings<Name extends string> = Record<Name, number[]>;

export interface RoundCounts {
  rounds: number;
  /** Rounds before those that count: caches fill, code is compiled. */
  warmUp: number;
}

/**
 * Lets contenders take turns in the same rounds, each round in another order, so that what else the
 * machine does meets all of them alike.
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
