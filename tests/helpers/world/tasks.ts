/**
 * Something that a process does: it runs until it pauses, and goes on when it is told to. Only one
 * task runs at a time, so that a run is the same each time.
 */
export interface Task {
  /** Waits for its next turn; never goes on when its process dies meanwhile. */
  pause(): Promise<void>;
  /** What becomes, without the process, of what it has sent out; called when it dies here. */
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
  /** How many wait for their turn. */
  waiting(): number;
  /** Lets one of those that wait go on until it pauses again or ends; answers what it is. */
  resume(index: number): Promise<string>;
  /** The process dies: its tasks never go on. */
  crash(owner: object): void;
  /** Errors that nobody caught, as text. */
  errors: string[];
}

export function createTasks(): Tasks {
  const parked: ParkedTask[] = [];
  const errors: string[] = [];

  /** Runs until the task parks itself again or ends. */
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
