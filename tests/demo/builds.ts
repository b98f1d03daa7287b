import { existsSync } from 'node:fs';
import path from 'node:path';
import { run } from './command';
import { fingerprint } from './fingerprint';
import { APP, PLUGIN, strapiProgram } from './folders';
import { buildRecord } from './build-record';

interface Build {
  name: string;
  /** Printed before the build: what it does and how long that takes. */
  announcement: string;
  sources: readonly string[];
  /** The folders that only this build writes. */
  output: readonly string[];
  /** Files without which the build failed, whatever it says. */
  results: readonly string[];
  program: string;
  parameters: readonly string[];
  folder: string;
}

/** The plugin's build checks the types for its declarations; it prints errors, and succeeds. */
const TYPE_ERROR = /\bTS\d{4,5}: /;

const inPlugin = (...names: string[]): string[] => names.map((name) => path.join(PLUGIN, name));
const inApp = (...names: string[]): string[] => names.map((name) => path.join(APP, name));
const plugin: Build = {
  name: 'plugin',
  announcement: 'Building the plugin (about 10 s)',
  sources: inPlugin('server', 'admin', 'package.json', 'package-lock.json', 'tsconfig.json'),
  output: inPlugin('dist/server', 'dist/admin'),
  results: inPlugin('dist/server/index.js', 'dist/admin/index.mjs'),
  program: 'npm',
  parameters: ['run', 'build:plugin'],
  folder: PLUGIN,
};

const simulator: Build = {
  name: 'simulator',
  announcement: 'Building the simulator (about 1 s)',
  sources: inPlugin('tests/simulator', 'package.json'),
  output: inPlugin('dist/simulator'),
  results: inPlugin('dist/simulator/main.js'),
  program: 'npm',
  parameters: ['run', 'build:simulator'],
  folder: PLUGIN,
};

const adminPanel: Build = {
  name: 'admin-panel',
  announcement: 'Building the admin panel (about 30 s, on a slow machine 2 minutes)',
  sources: [
    ...inPlugin('dist/admin', 'package.json', 'package-lock.json', 'strapi-admin.js'),
    ...inApp('config', 'src', 'package.json', 'tsconfig.json'),
  ],
  output: inApp('dist'),
  results: inApp('dist/build/index.html', 'dist/config/plugins.js'),
  program: process.execPath,
  parameters: [strapiProgram(APP), 'build'],
  folder: APP,
};

/** Without declarations and the admin panel, for which the build of the plugin takes a minute. */
const serverForTests: Build = {
  name: 'server',
  announcement: 'Bundling the server (about 2 s)',
  sources: inPlugin('server', 'package.json'),
  output: inPlugin('dist/server/index.js'),
  results: inPlugin('dist/server/index.js'),
  program: 'npm',
  parameters: [
    ...['exec', '--', 'esbuild', 'server/src/index.ts', '--outfile=dist/server/index.js'],
    ...['--bundle', '--packages=external', '--platform=node', '--target=node20', '--format=cjs'],
  ],
  folder: PLUGIN,
};

/** Builds the plugin and the simulator that ships with it, unless they are up to date. */
export async function buildPlugin(
  tell: (line: string) => void,
  signal?: AbortSignal,
): Promise<void> {
  await buildIfChanged(plugin, tell, signal);
  await buildIfChanged(simulator, tell, signal);
}

/** Bundles the server for tests, unless `dist` has these sources. */
export async function bundleServer(tell: (line: string) => void): Promise<void> {
  if (!recordOf(plugin).isCurrent) await buildIfChanged(serverForTests, tell);
}

/** Builds the plugin and the admin panel of the app, each only when its sources have changed. */
export async function buildWhatChanged(
  tell: (line: string) => void,
  signal?: AbortSignal,
): Promise<void> {
  await buildPlugin(tell, signal);
  await buildIfChanged(adminPanel, tell, signal);
}

function recordOf({ name, output, sources: places }: Build) {
  const record = buildRecord(name);
  const sources = fingerprint(places);
  // The output is compared, too, as it may come from other sources.
  return { record, sources, isCurrent: record.matches({ sources, output: fingerprint(output) }) };
}

async function buildIfChanged(
  build: Build,
  tell: (line: string) => void,
  signal?: AbortSignal,
): Promise<void> {
  const { isCurrent, record, sources } = recordOf(build);
  if (isCurrent) return;
  tell(`${build.announcement} …`);
  const output = await run({
    name: `The build of the ${build.name}`,
    program: build.program,
    parameters: build.parameters,
    folder: build.folder,
    environment: { NODE_ENV: 'production', STRAPI_TELEMETRY_DISABLED: 'true' },
    signal,
  });
  const missing = build.results.filter((file) => !existsSync(file));
  if (missing.length > 0) {
    throw new Error(
      `The build of the ${build.name} did not make ${missing.join(', ')}.\n${output}`,
    );
  }
  if (TYPE_ERROR.test(output)) {
    throw new Error(`The build of the ${build.name} found errors in types.\n${output}`);
  }
  record.write({ sources, output: fingerprint(build.output) });
}
