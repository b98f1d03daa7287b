import { existsSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
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

const BUNDLES = { cjs: 'index.js', esm: 'index.mjs' } as const;
const bundleFile = (format: keyof typeof BUNDLES): string =>
  path.join(PLUGIN, 'dist/server', BUNDLES[format]);

/** Builds the plugin and the simulator that ships with it, unless they are up to date. */
export async function buildPlugin(
  tell: (line: string) => void,
  signal?: AbortSignal,
): Promise<void> {
  await buildIfChanged(plugin, tell, signal);
  await buildIfChanged(simulator, tell, signal);
}

/**
 * Bundles the server for tests, which takes about a second: without declarations, and without the
 * admin panel, for which `buildPlugin` takes a minute. It does nothing if `dist` has these sources.
 */
export async function bundleServer(): Promise<void> {
  const record = buildRecord('server');
  const output = [bundleFile('cjs'), bundleFile('esm')];
  const sources = fingerprint(inPlugin('server', 'package.json'));
  if (recordOf(plugin).isCurrent) return;
  if (record.matches({ sources, output: fingerprint(output) })) return;
  await Promise.all([bundle('cjs'), bundle('esm')]);
  record.write({ sources, output: fingerprint(output) });
}

const bundle = (format: keyof typeof BUNDLES) =>
  build({
    entryPoints: inPlugin('server/src/index.ts'),
    outfile: bundleFile(format),
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node20',
    format,
  });

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
  wanted: Build,
  tell: (line: string) => void,
  signal?: AbortSignal,
): Promise<void> {
  const { isCurrent, record, sources } = recordOf(wanted);
  if (isCurrent) return;
  tell(`${wanted.announcement} …`);
  const output = await run({
    name: `The build of the ${wanted.name}`,
    program: wanted.program,
    parameters: wanted.parameters,
    folder: wanted.folder,
    environment: { NODE_ENV: 'production', STRAPI_TELEMETRY_DISABLED: 'true' },
    signal,
  });
  const missing = wanted.results.filter((file) => !existsSync(file));
  if (missing.length > 0) {
    throw new Error(
      `The build of the ${wanted.name} did not make ${missing.join(', ')}.\n${output}`,
    );
  }
  if (TYPE_ERROR.test(output)) {
    throw new Error(`The build of the ${wanted.name} found errors in types.\n${output}`);
  }
  record.write({ sources, output: fingerprint(wanted.output) });
}
