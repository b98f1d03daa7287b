import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import type { Task } from './calling-process';

export interface CallingProcess {
  go(): void;
  /** Ends it like a power failure. */
  kill(): Promise<void>;
  /** Lets calls in progress end; fails when the process ended differently. */
  stop(): Promise<void>;
}

const PROGRAM = path.join(__dirname, 'calling-process.ts');
const START_MS = 120_000;
/** All contacts become pending at once, and nobody could approve them. */
const NEVER_HELD = { links: 1_000_000, pulls: 1_000_000 };

/** Starts a process on a database and waits until its Strapi runs. */
export async function startProcess(options: {
  task: Task;
  institutions: readonly unknown[];
  backgroundWork: boolean;
  database: Record<string, string>;
}): Promise<CallingProcess> {
  const { backgroundWork, database, institutions, task } = options;
  const child = spawn(process.execPath, ['--import', 'tsx', PROGRAM], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: {
      ...process.env,
      NODE_ENV: 'test',
      LOG_LEVEL: 'error',
      STRAPI_TELEMETRY_DISABLED: 'true',
      LIMITER_TASK: JSON.stringify(task),
      S360_INSTITUTIONS: JSON.stringify(institutions),
      S360_SETTINGS: JSON.stringify({ backgroundWork, bulkGuard: NEVER_HELD }),
      ...database,
    },
  });
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(String(code ?? signal)));
  });
  await ready(child, ended);
  return {
    go: () => void child.send('go'),
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
    async stop() {
      if (child.connected) child.send('stop');
      const end = await ended;
      if (end !== '0') throw new Error(`a calling process ended with ${end}`);
    },
  };
}

async function ready(child: ChildProcess, ended: Promise<string>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const answered = await Promise.race([
    new Promise<string>((resolve) => child.once('message', (message) => resolve(String(message)))),
    ended,
    new Promise<string>((resolve) => {
      timer = setTimeout(() => resolve(`nothing within ${START_MS} ms`), START_MS);
    }),
  ]);
  clearTimeout(timer);
  if (answered === 'ready') return;
  child.kill('SIGKILL');
  throw new Error(`a calling process did not start: ${answered}`);
}
