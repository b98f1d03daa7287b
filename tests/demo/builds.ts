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
  output: string;
  /** Files without which the build failed, whatever it says. */
  results: readonly string[];
  program: string;
  folder: string;
}

const inPlugin = (...names: string[]): string[] => names.map((name) => path.join(PLUGIN, name));
const inApp = (...names: string[]): string[] => names.map((name) => path.join(APP, name));
const plugin: Build = {
  name: 'plugin',
  announcement: 'Building the plugin (about 10 s)',
  sources: inPlugin('server', 'admin', 'package.json', 'package-lock.json', 'tsconfig.json'),
  output: path.join(PLUGIN, 'dist'),
  results: ['server/index.js', 'admin/index.mjs'],
  program: path.join(PLUGIN, 'node_modules/@strapi/sdk-plugin/bin/strapi-plugin.js'),
  folder: PLUGIN,
};

const adminPanel: Build = {
  name: 'admin-panel',
  announcement: 'Building the admin panel (about 30 s, on a slow machine 2 minutes)',
  sources: [
    ...inPlugin('dist/admin', 'package.json', 'package-lock.json', 'strapi-admin.js'),
    ...inApp('config', 'src', 'package.json', 'tsconfig.json'),
  ],
  output: path.join(APP, 'dist'),
  results: ['build/index.html', 'config/plugins.js'],
  program: strapiProgram(APP),
  folder: APP,
};

/** Builds the plugin unless it is up to date. */
export const buildPlugin = (tell: (line: string) => void, signal?: AbortSignal): Promise<void> =>
  buildIfChanged(plugin, tell, signal);

/** Builds the plugin and the admin panel of the app, each only when its sources have changed. */
export async function buildWhatChanged(
  tell: (line: string) => void,
  signal?: AbortSignal,
): Promise<void> {
  await buildPlugin(tell, signal);
  await buildIfChanged(adminPanel, tell, signal);
}

async function buildIfChanged(
  build: Build,
  tell: (line: string) => void,
  signal?: AbortSignal,
): Promise<void> {
  const record = buildRecord(build.name);
  const sources = fingerprint(build.sources);
  // The output is compared, too, as it may come from other sources.
  if (record.matches({ sources, output: fingerprint([build.output]) })) return;
  tell(`${build.announcement} …`);
  const output = await run({
    name: `The build of the ${build.name}`,
    program: process.execPath,
    parameters: [build.program, 'build'],
    folder: build.folder,
    environment: { NODE_ENV: 'production', STRAPI_TELEMETRY_DISABLED: 'true' },
    signal,
  });
  const missing = build.results.filter((file) => !existsSync(path.join(build.output, file)));
  if (missing.length > 0) {
    throw new Error(
      `The build of the ${build.name} did not make ${missing.join(', ')}.\n${output}`,
    );
  }
  record.write({ sources, output: fingerprint([build.output]) });
}
