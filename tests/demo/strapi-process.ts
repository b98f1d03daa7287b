import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { APP, strapiProgram } from './folders';

export interface StrapiProcessOptions {
  port: number;
  s360Url: string;
  /** The built app; by default that of tests and demo. */
  app?: string;
  /** Folder of the database and of the log. */
  folder: string;
  /** Settings of the plugin that differ from the demo's. */
  settings?: object;
  signal?: AbortSignal;
}

/** Strapi with the plugin as in production, in a separate process. */
export interface StrapiProcess {
  url: string;
  logFile: string;
  /** The file for `ENV_PATH`, with which commands find the same database and S-360. */
  environmentFile: string;
  /** Resolves with the reason when the process ends. */
  ended: Promise<string>;
  /** The end of its log. */
  lastLines(): string;
  /** Stops it and waits while it ends its calls and releases its leases. */
  stop(): Promise<void>;
}

const START_MS = 120_000;
const LOOK_EVERY_MS = 100;
/** Longer than a call to S-360 may take. */
const STOP_MS = 40_000;
const LINES_SHOWN = 40;

/** Starts the built app and waits until it answers; throws with its log when it does not. */
export async function startStrapiProcess(options: StrapiProcessOptions): Promise<StrapiProcess> {
  const logFile = path.join(options.folder, 'strapi.log');
  const child = spawnStrapi(options, logFile);
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(`exit ${code ?? signal}`));
  });
  const strapi: StrapiProcess = {
    url: `http://127.0.0.1:${options.port}`,
    logFile,
    environmentFile: keepEnvironment(options),
    ended,
    lastLines: () =>
      readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-LINES_SHOWN).join('\n'),
    stop: () => stopChild(child, ended),
  };
  try {
    await untilAnswering(strapi, options.signal);
  } catch (error) {
    await strapi.stop();
    throw error;
  }
  return strapi;
}

/** The environment variables of the app’s configuration. */
const environmentOf = ({ folder, port, s360Url, settings }: StrapiProcessOptions) => ({
  NODE_ENV: 'production',
  PORT: String(port),
  S360_URL: s360Url,
  ...(settings && { S360_SETTINGS: JSON.stringify(settings) }),
  DATABASE_CLIENT: 'sqlite',
  DATABASE_FILENAME: path.join(folder, 'data.db'),
  MAIL_FOLDER: path.join(folder, 'mails'),
  STRAPI_TELEMETRY_DISABLED: 'true',
});

/** Writes the variables for commands that run next to the server; returns the file. */
function keepEnvironment(options: StrapiProcessOptions): string {
  const file = path.join(options.folder, 'demo.env');
  const lines = Object.entries(environmentOf(options)).map(([name, value]) => `${name}='${value}'`);
  writeFileSync(file, `${lines.join('\n')}\n`);
  return file;
}

function spawnStrapi(options: StrapiProcessOptions, logFile: string): ChildProcess {
  const { app = APP, folder } = options;
  mkdirSync(folder, { recursive: true });
  const log = openSync(logFile, 'w');
  try {
    return spawn(process.execPath, [strapiProgram(app), 'start'], {
      cwd: app,
      // Through the channel Strapi notices the end of this process, and stops, too.
      stdio: ['ignore', log, log, 'ipc'],
      env: {
        ...process.env,
        ...environmentOf(options),
        STOP_WITH_PARENT: 'true',
      },
    });
  } finally {
    closeSync(log);
  }
}

async function untilAnswering(strapi: StrapiProcess, signal?: AbortSignal): Promise<void> {
  let end: string | undefined;
  void strapi.ended.then((how) => {
    end = how;
  });
  const lastLookAt = Date.now() + START_MS;
  while (Date.now() < lastLookAt) {
    signal?.throwIfAborted();
    if (end !== undefined) {
      throw new Error(`Strapi ended while it started (${end}).\n${strapi.lastLines()}`);
    }
    if (await isAnswering(strapi.url)) return;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  throw new Error(`Strapi did not answer within ${START_MS / 1000} s.\n${strapi.lastLines()}`);
}

async function isAnswering(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/_health`)).status === 204;
  } catch {
    // No server listens yet.
    return false;
  }
}

async function stopChild(child: ChildProcess, ended: Promise<string>): Promise<void> {
  child.kill('SIGTERM');
  const tooLong = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
  await ended;
  clearTimeout(tooLong);
}
