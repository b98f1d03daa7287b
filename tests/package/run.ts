import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type Checks, createChecks, expect } from '../demo/checks';
import { checkAdminWeight, checkPageWeights } from './admin-weight';
import {
  buildAdminPanel,
  checkEntries,
  checkOneCopyOfUtilities,
  installInApp,
  strapiVersionIn,
} from './fresh-app';
import { checkSimulatorHelp } from './simulator';
import { checkSynchronization } from './synchronization';
import {
  checkDeclared,
  checkFileList,
  checkNoInstallScripts,
  checkUsed,
  packagesLoadedBy,
  packPlugin,
  unpack,
} from './tarball';
import { checkDocumentedTypeScript } from './typescript';

interface Options {
  /** The tarball, if it is packed already. */
  packed?: string;
  /** A version or tag of Strapi at the registry, instead of this repository's Strapi. */
  strapi?: string;
}

/** The plugin as published, in an app with nothing of this repository but its Strapi, or not even that. */
async function main(options: Options): Promise<boolean> {
  const checks = createChecks({ print: (line) => console.log(line) });
  const folder = mkdtempSync(path.join(os.tmpdir(), 's360-package-'));
  try {
    await checks.series(() => checkPackage(checks, folder, options));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return checks.conclude();
}

async function checkPackage(
  checks: Checks,
  folder: string,
  { packed, strapi }: Options,
): Promise<void> {
  const tarball =
    packed ??
    (await checks.require('the tarball is created by npm pack', () => packPlugin(folder)));
  const unpacked = await unpack(tarball, folder);
  await checkTarball(unpacked, checks);
  const weight = await checks.check('a page of a host loads little of the plugin', () =>
    checkAdminWeight(unpacked, folder),
  );
  if (weight !== undefined) console.log(`      compressed, ${weight} bytes`);
  const heaviest = await checks.check('a page of the plugin loads little code', () =>
    checkPageWeights(unpacked, path.join(folder, 'pages')),
  );
  if (heaviest) console.log(`      ${heaviest.name} is the heaviest: ${heaviest.bytes} bytes`);
  const app = await checks.require('an app installs the tarball', () =>
    installInApp(tarball, folder, strapi),
  );
  await checks.check('the entries of the plugin load in plain Node.js', () => checkEntries(app));
  await checks.check('the simulator says what it can do', () => checkSimulatorHelp(app));
  await checks.check('the samples in the documentation compile in a TypeScript app', () =>
    checkDocumentedTypeScript(app),
  );
  console.log(`      Strapi ${strapiVersionIn(app)}`);
  await checks.check('the app and the plugin load one copy of @strapi/utils', () =>
    checkOneCopyOfUtilities(app),
  );
  await checks.require('the admin panel builds with the plugin', () => buildAdminPanel(app));
  await checkSynchronization(app, checks);
}

async function checkTarball(unpacked: string, checks: Checks): Promise<void> {
  const server = packagesLoadedBy(unpacked, 'server');
  const admin = packagesLoadedBy(unpacked, 'admin');
  console.log(`      the server loads ${[...server].sort().join(', ')}`);
  console.log(`      the admin panel loads ${[...admin].sort().join(', ')}`);
  await checks.check('the tarball contains what users need and nothing else', () =>
    checkFileList(unpacked),
  );
  await checks.check('no script of the plugin runs when it is installed', () =>
    checkNoInstallScripts(unpacked),
  );
  await checks.check('the packages that the server loads are declared', () =>
    checkDeclared(unpacked, server),
  );
  await checks.check('the packages that the simulator loads are declared', () =>
    checkDeclared(unpacked, packagesLoadedBy(unpacked, 'simulator')),
  );
  await checks.check('the packages that the admin panel loads are declared', () =>
    checkDeclared(unpacked, admin),
  );
  await checks.check('the declared dependencies are all loaded', () =>
    checkUsed(unpacked, new Set([...server, ...admin])),
  );
  await checks.check('the package @strapi/utils is not bundled', () =>
    expect(server.has('@strapi/utils'), 'the server does not load it from outside'),
  );
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { strapi: { type: 'string' } },
});
main({ packed: positionals[0], strapi: values.strapi }).then(
  (passed) => process.exit(passed ? 0 : 1),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
