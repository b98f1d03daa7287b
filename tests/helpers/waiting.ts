const POLL_MS = 25;

/**
 * Asks again and again until the answer is neither `false`, `null` nor `undefined`, and returns it.
 * Fails with what it waited for, and with the last error that asking ended with.
 */
export async function until<T>(
  what: string,
  ask: () => T | false | null | undefined | Promise<T | false | null | undefined>,
  withinMs = 10_000,
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
    await pause(pollMs);
  }
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
