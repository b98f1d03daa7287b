const POLL_MS = 25;
/** The polling slows down, as each question takes time from the work it waits for. */
const LONGEST_POLL_MS = 100;

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
  pollMs = POLL_MS,
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
    const nextMs = Math.max(pollMs, Math.min(waitedMs / 8, LONGEST_POLL_MS));
    await pause(nextMs);
    waitedMs += nextMs;
  }
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
