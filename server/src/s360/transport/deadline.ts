/** The total time that one call may take. */

export interface Deadline {
  readonly signal: AbortSignal;
  /** Waits for `work`, at most until the deadline; then rejects with `tooLate()`. */
  wait<T>(work: Promise<T>, tooLate: () => Error): Promise<T>;
  end(): void;
}

/** Starts the clock of one call; `givenUp` ends it early. */
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
        // Neither the limiter nor a shared login listens to the signal.
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
