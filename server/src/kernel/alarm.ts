/** A sleep that can be ended early. */
interface Alarm {
  /**
   * Ends after `ms`, or when the alarm rings. A ring while nobody sleeps ends the next sleep at
   * once.
   */
  sleep(ms: number): Promise<'over' | 'rung'>;
  ring(): void;
  /** Forgets earlier rings. */
  silence(): void;
}

/**
 * Create the alarm in a worker that starts at boot. Whoever rings it, the worker continues in its
 * own context, outside the ringer's database transaction.
 */
export function createAlarm(): Alarm {
  let hasRung = false;
  let wakeSleeper: (() => void) | null = null;
  return {
    sleep(ms) {
      if (hasRung) {
        hasRung = false;
        return Promise.resolve('rung');
      }
      return new Promise((resolve) => {
        const timer = setTimeout(() => resolve('over'), ms);
        timer.unref();
        wakeSleeper = () => {
          clearTimeout(timer);
          resolve('rung');
        };
      });
    },
    ring() {
      // Keep the ring for the next sleep, because the worker may have stopped waiting for this one.
      hasRung = true;
      wakeSleeper?.();
    },
    silence() {
      hasRung = false;
    },
  };
}
