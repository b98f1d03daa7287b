import { cpSync, existsSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { expect } from '../demo/checks';
import { run } from '../demo/command';
import { PLUGIN, strapiProgram } from '../demo/folders';

const PLUGIN_NAME = 'strapi-plugin-s360';

/**
 * Creates an app in the folder and installs the tarball there, as a user would: next to this
 * repository's Strapi, from which npm removes what neither of them needs, or with another Strapi
 * from the registry.
 */
export async function installInApp(
  tarball: string,
  folder: string,
  strapiVersion?: string,
): Promise<string> {
  const app = path.join(folder, 'app');
  cpSync(path.join(__dirname, 'app'), app, { recursive: true });
  mkdirSync(path.join(app, 'public/uploads'), { recursive: true });
  if (strapiVersion === undefined) copyInstalledPackages(app);
  else requireStrapi(app, strapiVersion);
  await run({
    name: 'npm install',
    program: 'npm',
    parameters: [
      'install',
      // The copied packages are compiled already.
      ...(strapiVersion === undefined ? ['--ignore-scripts'] : []),
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

const copyInstalledPackages = (app: string): void =>
  cpSync(path.join(PLUGIN, 'node_modules'), path.join(app, 'node_modules'), {
    recursive: true,
    verbatimSymlinks: true,
  });

function requireStrapi(app: string, version: string): void {
  const file = path.join(app, 'package.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as {
    dependencies: Record<string, string>;
  };
  manifest.dependencies['@strapi/strapi'] = version;
  writeFileSync(file, JSON.stringify(manifest, null, 2));
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

/** The version of Strapi that npm installed. */
export const strapiVersionIn = (app: string): string =>
  versionOf(path.join(app, 'node_modules/@strapi/strapi/package.json'));

const versionOf = (manifest: string): string =>
  (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version;

/**
 * Strapi knows its errors by their classes: with a second copy of `@strapi/utils` it answers 500 in
 * place of 403. Strapi wants its own version, so that npm installs several where a package of the
 * app asks for the newest.
 */
export function checkOneCopyOfUtilities(app: string): void {
  const copyFor = (from: string): string => {
    const load = createRequire(path.join(app, 'node_modules', from, 'package.json'));
    const file = realpathSync(load.resolve('@strapi/utils/package.json'));
    return `${versionOf(file)} in ${path.relative(app, path.dirname(file))}`;
  };
  const copies = new Set([PLUGIN_NAME, '@strapi/core', '@strapi/admin'].map(copyFor));
  expect(copies.size === 1, `there are ${[...copies].join(', ')}`);
}
