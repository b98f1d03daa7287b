/** For so long one piece of work keeps everybody else waiting, in ms. */
const TURN_MS = 10;

/** To be awaited between small pieces of long work: gives others their turn where it is due. */
export type TakeTurns = () => Promise<void>;

/**
 * Long work that takes turns with everything else that the process does. Awaiting a statement gives
 * nobody a turn on SQLite, whose driver answers at once.
 */
export function takingTurns(): TakeTurns {
  let endsAt = performance.now() + TURN_MS;
  return async () => {
    if (performance.now() < endsAt) return;
    await new Promise<void>((resolve) => setImmediate(resolve));
    endsAt = performance.now() + TURN_MS;
  };
}
