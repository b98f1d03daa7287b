/** The time that one call may take in all. */

/** Ends a call when its time is over, whatever it is waiting for. */
export interface Deadline {
  readonly signal: AbortSignal;
  /** Waits for `work`, but not longer than the deadline; then rejects with `tooLate()`. */
  wait<T>(work: Promise<T>, tooLate: () => Error): Promise<T>;
  end(): void;
}

/** Starts the clock of one call; `givenUp` ends it before its time. */
export function startDeadline(deadlineMs: number, givenUp?: AbortSignal): Deadline {
  const controller = new AbortController();
  const abort = () => controller.abort();
  const timer = setTimeout(abort, deadlineMs);
  if (givenUp?.aborted) abort();
  givenUp?.addEventListener('abort', abort, { once: true });
  const { signal } = controller;
  return {
    signal,
    wait(work, tooLate) {
      return new Promise((resolve, reject) => {
        // Waiting in the limiter or for a shared login does not listen to the signal by itself.
        const giveUp = () => reject(tooLate());
        if (signal.aborted) giveUp();
        signal.addEventListener('abort', giveUp, { once: true });
        work.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp));
      });
    },
    end() {
      clearTimeout(timer);
      givenUp?.removeEventListener('abort', abort);
    },
  };
}
