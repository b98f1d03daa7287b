/** A sleep that can be ended early. */
export interface Alarm {
  /** Ends after `ms`, or when rung; a ring while nobody sleeps ends the next sleep at once. */
  sleep(ms: number): Promise<void>;
  ring(): void;
}

/**
 * Made once by a worker that starts at boot: whoever rings it, the worker goes on in its own
 * context, outside the ringer's database transaction.
 */
export function createAlarm(): Alarm {
  let hasRung = false;
  let wakeSleeper: (() => void) | null = null;
  return {
    sleep(ms) {
      if (hasRung) {
        hasRung = false;
        return Promise.resolve();
      }
      return new Promise((resolve) => {
        const timer = setTimeout(resolve, ms);
        timer.unref();
        wakeSleeper = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    },
    ring() {
      // It stays rung: the sleeper may have been left behind by its worker for other news.
      hasRung = true;
      wakeSleeper?.();
    },
  };
}
