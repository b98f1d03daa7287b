const POLL_MS = 25;
const LONGEST_POLL_MS = 250;

/**
 * The pause before something is looked at again. It grows with the time that was waited already, as
 * each look takes time from the work it waits for.
 */
export const pauseAfter = (waitedMs: number): number =>
  Math.max(POLL_MS, Math.min(waitedMs / 8, LONGEST_POLL_MS));

/** Says that something hangs, never how fast it is: what is to be fast is measured where it is claimed. */
const HANGS_MS = 30_000;

/**
 * Asks again and again until the answer is neither `false`, `null` nor `undefined`, and returns it.
 * Fails with what it waited for, and with the last error that asking ended with. Only its pauses
 * count as time: on a busy machine everything between them takes longer.
 */
export async function until<T>(
  what: string,
  ask: () => T | false | null | undefined | Promise<T | false | null | undefined>,
  withinMs = HANGS_MS,
  pollMs = 0,
): Promise<T> {
  let waitedMs = 0;
  let lastError: unknown;
  for (;;) {
    try {
      const answer = await ask();
      if (answer !== false && answer !== null && answer !== undefined) return answer;
    } catch (error) {
      lastError = error;
    }
    if (waitedMs > withinMs) {
      const reason = lastError instanceof Error ? ` (${lastError.message})` : '';
      throw new Error(`Not so within ${withinMs} ms: ${what}${reason}`);
    }
    const nextMs = Math.max(pollMs, pauseAfter(waitedMs));
    await pause(nextMs);
    waitedMs += nextMs;
  }
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
