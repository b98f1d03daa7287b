/** Random numbers that repeat with the same seed. */
export interface Random {
  below(limit: number): number;
  oneOf<T>(choices: readonly [T, ...T[]]): T;
  /** True with this probability in percent. */
  chance(percent: number): boolean;
}

/** Mulberry32: small, and good enough to choose edits. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    below,
    oneOf(choices) {
      // The choice itself may be `null`.
      const chosen = choices[below(choices.length)];
      return chosen === undefined ? choices[0] : chosen;
    },
    chance: (percent) => next() * 100 < percent,
  };
}

/** The same items in a random order. */
export function shuffled<T>(random: Random, items: readonly T[]): T[] {
  const rest = [...items];
  const order: T[] = [];
  while (rest.length > 0) order.push(...rest.splice(random.below(rest.length), 1));
  return order;
}

/** The seed of this run: `TEST_SEED` repeats an earlier one. */
export function seedOfRun(): number {
  const seed = Number(process.env.TEST_SEED ?? Math.floor(Math.random() * 2 ** 31));
  console.log(`TEST_SEED=${seed}`);
  return seed;
}
