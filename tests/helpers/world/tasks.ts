/**
 * A piece of work of a process: it runs until it pauses, and continues when it is resumed. Only one
 * task runs at a time, so that runs are reproducible.
 */
export interface Task {
  /** Waits for its next turn; never continues when its process was killed meanwhile. */
  pause(): Promise<void>;
  /** The fate of a sent request when the process is killed at this pause. */
  whenCrashed: (() => void) | null;
}

interface ParkedTask extends Task {
  owner: object;
  label: string;
  goOn: () => void;
  stopped: () => void;
}

/** All tasks of all processes. */
export interface Tasks {
  /** Runs a task until its first pause. */
  start(owner: object, label: string, work: (task: Task) => Promise<void>): Promise<void>;
  /** The number of waiting tasks. */
  waiting(): number;
  /** Resumes a waiting task until it pauses again or ends; returns its label. */
  resume(index: number): Promise<string>;
  /** The process is killed: its tasks never continue. */
  crash(owner: object): void;
  /** Uncaught errors as texts. */
  errors: string[];
}

export function createTasks(): Tasks {
  const parked: ParkedTask[] = [];
  const errors: string[] = [];

  /** Runs until the task pauses again or ends. */
  function untilStopped(task: ParkedTask, go: () => void): Promise<void> {
    return new Promise((resolve) => {
      task.stopped = resolve;
      go();
    });
  }

  return {
    errors,
    waiting: () => parked.length,
    start(owner, label, work) {
      const task: ParkedTask = {
        owner,
        label,
        whenCrashed: null,
        goOn: () => undefined,
        stopped: () => undefined,
        pause: () =>
          new Promise((resolve) => {
            task.goOn = resolve;
            parked.push(task);
            task.stopped();
          }),
      };
      return untilStopped(task, () => {
        work(task).then(
          () => task.stopped(),
          (error: unknown) => {
            errors.push(`${label}: ${error instanceof Error ? error.stack : String(error)}`);
            task.stopped();
          },
        );
      });
    },
    async resume(index) {
      const [task] = parked.splice(index, 1);
      if (!task) return 'nothing';
      await untilStopped(task, task.goOn);
      return task.label;
    },
    crash(owner) {
      for (let index = parked.length - 1; index >= 0; index -= 1) {
        const task = parked[index];
        if (task?.owner !== owner) continue;
        parked.splice(index, 1);
        task.whenCrashed?.();
      }
    },
  };
}
