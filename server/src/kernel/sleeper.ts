/** A sleep that can be ended early. */
interface Sleeper {
  /**
   * Ends after `ms`, or when the sleeper is woken. Waking while nobody sleeps ends the next sleep
   * at once.
   */
  sleep(ms: number): Promise<'over' | 'woken'>;
  wake(): void;
  /** Forgets earlier wake-ups. */
  forgetWakes(): void;
}

/**
 * Create the sleeper in a worker that starts at boot. Whoever wakes it, the worker continues in its
 * own context, outside the waker's database transaction.
 */
export function createSleeper(): Sleeper {
  let isWoken = false;
  let endSleep: (() => void) | null = null;
  return {
    sleep(ms) {
      if (isWoken) {
        isWoken = false;
        return Promise.resolve('woken');
      }
      return new Promise((resolve) => {
        const timer = setTimeout(() => resolve('over'), ms);
        timer.unref();
        endSleep = () => {
          clearTimeout(timer);
          resolve('woken');
        };
      });
    },
    wake() {
      // Kept for the next sleep, because the worker may have stopped waiting for this one.
      isWoken = true;
      endSleep?.();
    },
    forgetWakes() {
      isWoken = false;
    },
  };
}
