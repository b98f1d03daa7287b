import { cpSync, existsSync, mkdirSync, readFileSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { expect } from '../demo/checks';
import { run } from '../demo/command';
import { PLUGIN, strapiProgram } from '../demo/folders';

const PLUGIN_NAME = 'strapi-plugin-s360';

/**
 * Creates an app in the folder that has Strapi installed already, as this repository has it, and
 * installs the tarball there, as a user would. npm removes what neither of them needs.
 */
export async function installInApp(tarball: string, folder: string): Promise<string> {
  const app = path.join(folder, 'app');
  cpSync(path.join(__dirname, 'app'), app, { recursive: true });
  mkdirSync(path.join(app, 'public/uploads'), { recursive: true });
  cpSync(path.join(PLUGIN, 'node_modules'), path.join(app, 'node_modules'), {
    recursive: true,
    verbatimSymlinks: true,
  });
  await run({
    name: 'npm install',
    program: 'npm',
    parameters: [
      'install',
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
      '--prefer-offline',
      tarball,
    ],
    folder: app,
  });
  const left = ['jest', 'bullmq'].filter((name) =>
    existsSync(path.join(app, 'node_modules', name)),
  );
  expect(left.length === 0, `the app has packages of this repository: ${left.join(', ')}`);
  return app;
}

/** Builds the app’s admin panel with the plugin. */
export async function buildAdminPanel(app: string): Promise<void> {
  await run({
    name: 'strapi build',
    program: process.execPath,
    parameters: [strapiProgram(app), 'build'],
    folder: app,
    environment: {
      NODE_ENV: 'production',
      STRAPI_TELEMETRY_DISABLED: 'true',
      // The configuration requires them.
      PORT: '1337',
      DATABASE_FILENAME: path.join(app, 'data.db'),
    },
  });
  expect(
    existsSync(path.join(app, 'dist/build/index.html')) ||
      existsSync(path.join(app, 'build/index.html')),
    'no admin panel was built',
  );
}

/** Loads Strapi’s entries in plain Node.js, as a test runner’s resolver hides failures. */
export async function checkEntries(app: string): Promise<void> {
  const root = path.join(app, 'node_modules', PLUGIN_NAME);
  const asPlugin = `for (const part of ['register', 'bootstrap', 'destroy', 'config', 'routes', 'services'])
    if (!(part in (plugin.default ?? plugin))) throw new Error('the server entry has no ' + part);`;
  const load = (code: string): Promise<string> =>
    run({
      name: `node -e ${code}`,
      program: process.execPath,
      parameters: ['-e', code],
      folder: app,
    });
  await load(`const plugin = require('${PLUGIN_NAME}/strapi-server'); ${asPlugin}`);
  await load(
    `const plugin = require(${JSON.stringify(path.join(root, 'strapi-server.js'))}); ${asPlugin}`,
  );
  await load(`import('${PLUGIN_NAME}/strapi-server').then((plugin) => { ${asPlugin} })`);
  // Entries for a browser only have to be found.
  createRequire(path.join(app, 'package.json')).resolve(`${PLUGIN_NAME}/strapi-admin`);
  const shim = readFileSync(path.join(root, 'strapi-admin.js'), 'utf8');
  const [, target = ''] = /from '([^']+)'/.exec(shim) ?? [];
  expect(existsSync(path.join(root, target)), `strapi-admin.js names ${target}, which is missing`);
}

/**
 * The `@strapi/utils` of the plugin and of Strapi. npm may install two when a newer version than
 * the app’s Strapi exists; then `instanceof` fails for the other’s errors.
 */
export function copiesOfUtilities(app: string): { plugins: string; strapis: string } {
  const versionFor = (from: string): string => {
    const load = createRequire(path.join(app, 'node_modules', from, 'package.json'));
    const file = realpathSync(load.resolve('@strapi/utils/package.json'));
    const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version: string };
    return `${version} in ${path.relative(app, path.dirname(file))}`;
  };
  return { plugins: versionFor(PLUGIN_NAME), strapis: versionFor('@strapi/core') };
}
