/** How long one piece of work may block everything else, ms. */
const TURN_MS = 10;

/** Await it between small pieces of long work; it lets other work run when that is due. */
type TakeTurns = () => Promise<void>;

/**
 * Lets long work yield to everything else in the process. Awaiting a statement does not yield on
 * SQLite, whose driver answers synchronously.
 */
export function takingTurns(): TakeTurns {
  let endsAt = performance.now() + TURN_MS;
  return async () => {
    if (performance.now() < endsAt) return;
    await new Promise<void>((resolve) => setImmediate(resolve));
    endsAt = performance.now() + TURN_MS;
  };
}
