const POLL_MS = 25;
/** The polling slows down, as each question takes time from the work it waits for. */
const LONGEST_POLL_MS = 100;

/** Says that something hangs, never how fast it is: what is to be fast is measured where it is claimed. */
const HANGS_MS = 30_000;

/**
 * Asks again and again until the answer is neither `false`, `null` nor `undefined`, and returns it.
 * Fails with what it waited for, and with the last error that asking ended with.
 */
export async function until<T>(
  what: string,
  ask: () => T | false | null | undefined | Promise<T | false | null | undefined>,
  withinMs = HANGS_MS,
  pollMs = POLL_MS,
): Promise<T> {
  const startedAt = performance.now();
  let lastError: unknown;
  for (;;) {
    try {
      const answer = await ask();
      if (answer !== false && answer !== null && answer !== undefined) return answer;
    } catch (error) {
      lastError = error;
    }
    if (performance.now() - startedAt > withinMs) {
      const reason = lastError instanceof Error ? ` (${lastError.message})` : '';
      throw new Error(`Not so within ${withinMs} ms: ${what}${reason}`);
    }
    const waitedMs = performance.now() - startedAt;
    await pause(Math.max(pollMs, Math.min(waitedMs / 8, LONGEST_POLL_MS)));
  }
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
