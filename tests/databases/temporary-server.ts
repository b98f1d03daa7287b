import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { eventually } from '../demo/checks';
import { freePort } from '../demo/ports';
import { type DatabaseServer, isListening, type DatabaseVariables } from './servers';

export interface TemporaryServer {
  variables: DatabaseVariables;
  /** Ends it at once, as in a crash, and starts it again on the same data. */
  crashes(): Promise<void>;
  /** Ends it and removes its folder. */
  stop(): Promise<void>;
}

interface Kind {
  /** The programs that create its data and that serve it. */
  programs: readonly [create: string, serve: string];
  creates(data: string): readonly string[];
  serves(data: string, port: number): readonly string[];
  /** Ends it without waiting for its clients. */
  signal: NodeJS.Signals;
  /** Ends it without writing anything more: PostgreSQL must still end its own processes. */
  crash: NodeJS.Signals;
  /** PostgreSQL refuses to run as root. */
  refusesRoot: boolean;
}

const ME = `--user=${os.userInfo().username}`;

// Nothing outlives these servers, so that no commit need wait for the disk.
const KINDS: Record<DatabaseServer['client'], Kind> = {
  postgres: {
    programs: ['initdb', 'postgres'],
    creates: (data) => ['-D', data, '-A', 'trust', '-U', 'postgres', '--no-sync'],
    serves: (data, port) => [
      ...['-D', data, '-h', '127.0.0.1', '-p', String(port), '-k', data],
      ...['-c', 'fsync=off', '-c', 'full_page_writes=off', '-c', 'max_connections=200'],
    ],
    signal: 'SIGINT',
    crash: 'SIGQUIT',
    refusesRoot: true,
  },
  mysql: {
    programs: ['mariadb-install-db', 'mariadbd'],
    creates: (data) => [
      ...['--no-defaults', ME, `--datadir=${data}`, '--skip-test-db'],
      '--auth-root-authentication-method=normal',
    ],
    serves: (data, port) => [
      ...['--no-defaults', ME, `--datadir=${data}`, `--socket=${data}/socket`],
      ...['--bind-address=127.0.0.1', `--port=${port}`],
      ...['--innodb-flush-log-at-trx-commit=0', '--innodb-doublewrite=OFF'],
    ],
    signal: 'SIGTERM',
    crash: 'SIGKILL',
    refusesRoot: false,
  },
};

/** Starts a separate server; `null` when this machine has no programs for it. */
export async function startTemporary({
  client,
  defaults,
  name,
}: DatabaseServer): Promise<TemporaryServer | null> {
  const { crash, creates, programs, refusesRoot, serves, signal } = KINDS[client];
  const [create, serve] = programs.map(installed);
  if (!create || !serve) return null;
  const folder = mkdtempSync(path.join(os.tmpdir(), `s360-${client}-`));
  const owner = refusesRoot && os.userInfo().uid === 0 ? idsOf(defaults.username) : null;
  if (owner) chownSync(folder, owner.uid, owner.gid);
  const options = { cwd: folder, ...owner };
  const data = path.join(folder, 'data');
  const port = await freePort();
  const variables: DatabaseVariables = {
    DATABASE_CLIENT: client,
    DATABASE_HOST: '127.0.0.1',
    DATABASE_PORT: String(port),
    DATABASE_USERNAME: defaults.username,
    DATABASE_PASSWORD: '',
  };
  let child: ChildProcess | null = null;
  const ends = async (by: NodeJS.Signals): Promise<void> => {
    if (child?.kill(by)) await new Promise((resolve) => child?.once('exit', resolve));
  };
  const stop = async (): Promise<void> => {
    await ends(signal);
    rmSync(folder, { recursive: true, force: true });
  };
  const start = async (): Promise<void> => {
    child = spawn(serve, serves(data, port), { ...options, stdio: 'ignore' });
    endWithThisProcess(child, signal);
    await eventually(`${name} listens`, async () => {
      return (await isListening('127.0.0.1', port)) || undefined;
    });
  };
  const crashes = async (): Promise<void> => {
    await ends(crash);
    await start();
  };
  try {
    execFileSync(create, creates(data), { ...options, stdio: 'pipe' });
    await start();
    return { variables, crashes, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function endWithThisProcess(child: ChildProcess, signal: NodeJS.Signals): void {
  process.once('exit', () => child.kill(signal));
  for (const ending of ['SIGINT', 'SIGTERM'] as const) process.once(ending, () => process.exit(1));
}

/** The file of a program; Debian keeps those of PostgreSQL in a folder per version. */
export function installed(program: string): string | undefined {
  const versions = '/usr/lib/postgresql';
  const folders = [
    ...(process.env.PATH ?? '').split(path.delimiter),
    '/usr/sbin',
    ...(existsSync(versions)
      ? readdirSync(versions).map((version) => `${versions}/${version}/bin`)
      : []),
  ];
  return folders.map((folder) => path.join(folder, program)).find((file) => existsSync(file));
}

function idsOf(user: string): { uid: number; gid: number } {
  const id = (kind: '-u' | '-g') => Number(execFileSync('id', [kind, user], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}
