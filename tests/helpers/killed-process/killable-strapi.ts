import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { transformFileSync } from '@swc/core';
import type { Cost, Order, Report } from './child';
import { addressesIn } from '../strapi/watched-log';
import type { TrustAtBoot } from './earned-trust';

const APP = path.resolve(__dirname, '../../app');
const MODULES = path.resolve(__dirname, '../../../node_modules');
const START_MS = 120_000;
/**
 * The process is too short-lived for optimized code, so V8 should delay it. A warning of a driver
 * names its version like an e-mail address.
 */
const V8_OPTIONS = ['--interrupt-budget=1000000', '--no-deprecation'];

/** A Strapi in a separate process that can be made to kill itself at a named point. */
export interface KillableStrapi {
  url: string;
  /** Resolves when the process ends, with the signal that ended it. */
  ended: Promise<NodeJS.Signals | null>;
  isAlive(): boolean;
  killAt(point: string): void;
  /** Lets it stop, as with SIGSTOP, after the next statement like this one, which was answered. */
  freezeAfter(statement: RegExp): void;
  isFrozen(): boolean;
  /** Lets it go on where it was frozen. */
  thaw(): void;
  /** Starts to record the passed points. */
  record(): void;
  /** The points passed since `record`. */
  passed(): Promise<string[]>;
  /**
   * What it has cost since it began; statements are counted only if it is measured.
   * @throws Error when it has ended
   */
  cost(): Promise<Cost>;
  /**
   * Stops it normally.
   * @throws Error when it logged the e-mail address of a person
   */
  stop(): Promise<void>;
  /** Ends it at once with SIGKILL. */
  kill(): Promise<void>;
  /** Sends SIGTERM, as an orchestrator does. */
  terminate(): void;
  /** The end of its log. */
  log(): string;
}

/**
 * The child’s program as JavaScript in a separate folder: compiling it at each of a thousand starts
 * would take a third of the time.
 */
export function compileChild(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 's360-child-'));
  for (const name of ['child', 'compiled-code', 'earned-trust', 'fail-points']) {
    const { code } = transformFileSync(path.join(__dirname, `${name}.ts`), {
      jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
      module: { type: 'commonjs' },
    });
    writeFileSync(path.join(folder, `${name}.js`), code);
  }
  return path.join(folder, 'child.js');
}

/** Starts the app in another process and waits until it listens. */
export async function startKillable(options: {
  program: string;
  institutions: readonly unknown[];
  /** The `DATABASE_*` variables. */
  database: Record<string, string>;
  /** Settings of the plugin besides its institutions. */
  settings?: Record<string, unknown>;
  /** By default every kind of save is proven; `notStarted` leaves the institutions unchanged. */
  trust?: TrustAtBoot | 'notStarted';
  /** The folder of the app; by default the tests' own. */
  app?: string;
  /** Lets it run at the speed of production: it cannot be killed at a point. */
  isMeasured?: boolean;
  /** How far its clock is ahead. */
  clockAheadMs?: number;
}): Promise<KillableStrapi> {
  const child = spawnChild(options);
  let log = '';
  const keepLog = (part: unknown) => {
    log = (log + String(part)).slice(-20_000);
  };
  child.stdout?.on('data', keepLog);
  child.stderr?.on('data', keepLog);
  let alive = true;
  const ended = new Promise<NodeJS.Signals | null>((resolve) => {
    child.once('exit', (_code, signal) => {
      alive = false;
      resolve(signal);
    });
  });
  const url = await firstWord(child, () => log);
  const say = (order: Order) => {
    if (alive) child.send(order);
  };
  const answerTo = (order: Order): Promise<Report | null> => {
    const answer = new Promise<Report>((resolve) => child.once('message', resolve));
    say(order);
    return Promise.race([answer, ended.then(() => null)]);
  };
  return {
    url,
    ended,
    isAlive: () => alive,
    killAt: (point) => say({ kind: 'killAt', point }),
    freezeAfter: ({ source }) => say({ kind: 'freezeAfter', statement: source }),
    isFrozen: () => stateOf(child).startsWith('T'),
    thaw: () => void child.kill('SIGCONT'),
    record: () => say({ kind: 'record' }),
    async passed() {
      const answer = await answerTo({ kind: 'report' });
      return answer?.kind === 'points' ? answer.points : [];
    },
    async cost() {
      const answer = await answerTo({ kind: 'cost' });
      if (answer?.kind !== 'cost') throw new Error(`Strapi has ended.\n${log}`);
      return answer.cost;
    },
    async stop() {
      say({ kind: 'stop' });
      await ended;
      const addresses = addressesIn([log]);
      if (addresses.length > 0) throw new Error(`The log names ${addresses.join(', ')}.`);
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
    terminate: () => void child.kill('SIGTERM'),
    log: () => log,
  };
}

function spawnChild({
  app = APP,
  clockAheadMs = 0,
  database,
  institutions,
  isMeasured = false,
  program,
  settings = {},
  trust = 'earned',
}: Parameters<typeof startKillable>[0]): ChildProcess {
  return spawn(process.execPath, [...(isMeasured ? [] : V8_OPTIONS), program], {
    cwd: path.dirname(program),
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: {
      ...process.env,
      NODE_PATH: MODULES,
      NODE_ENV: 'test',
      APP_FOLDER: app,
      MEASURED: String(isMeasured),
      LOG_LEVEL: 'error',
      STRAPI_TELEMETRY_DISABLED: 'true',
      ...database,
      S360_INSTITUTIONS: JSON.stringify(institutions),
      S360_SETTINGS: JSON.stringify(settings),
      TRUST_AT_BOOT: trust,
      CLOCK_AHEAD_MS: String(clockAheadMs),
    },
  });
}

/** The state of a process in the words of `ps`. */
const stateOf = ({ pid }: ChildProcess): string =>
  spawnSync('ps', ['-o', 'state=', '-p', String(pid)], { encoding: 'utf8' }).stdout.trim();

/** The URL that the child prints once it listens. */
function firstWord(child: ChildProcess, log: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    const fail = (why: string) => reject(new Error(`Strapi did not start (${why}).\n${log()}`));
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      fail('it took too long');
    }, START_MS);
    child.once('message', (report: Report) => {
      clearTimeout(timer);
      if (report.kind === 'ready') resolve(report.url);
      else fail(report.kind === 'failed' ? report.message : report.kind);
    });
    child.once('exit', (code) => {
      clearTimeout(timer);
      fail(`exit ${String(code)}`);
    });
  });
}
