import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { expect } from '../demo/checks';
import { run } from '../demo/command';
import { PLUGIN } from '../demo/folders';
import { needlessTypes, typesOf } from './needed-types';

/** Packs the plugin as for publishing, including its build, and returns the tarball’s path. */
export async function packPlugin(folder: string): Promise<string> {
  await run({
    name: 'npm pack',
    program: 'npm',
    parameters: ['pack', '--pack-destination', folder],
    folder: PLUGIN,
  });
  const [tarball, ...others] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
  expect(tarball !== undefined && others.length === 0, 'npm pack did not make one tarball');
  return path.join(folder, tarball);
}

export async function unpack(tarball: string, folder: string): Promise<string> {
  await run({ name: 'tar', program: 'tar', parameters: ['xzf', tarball], folder });
  return path.join(folder, 'package');
}

const REQUIRED = [
  'LICENSE',
  'THIRD-PARTY-NOTICES.txt',
  'README.md',
  'package.json',
  'bin/s360-simulator.js',
  'bin/strapi-s360.js',
  'strapi-admin.js',
  'strapi-server.js',
  'dist/admin/index.js',
  'dist/admin/index.mjs',
  'dist/admin/src/index.d.ts',
  'dist/server/index.js',
  'dist/server/index.mjs',
  'dist/server/src/index.d.ts',
  'dist/build.json',
  'dist/simulator/main.js',
];
const ALLOWED = /^dist\/(admin|server)\/([^/]+\.m?js|src\/.+\.d\.ts)$/;

/** The tarball contains everything users need, and nothing else. */
export function checkFileList(folder: string): void {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
  const missing = REQUIRED.filter((file) => !files.includes(file));
  const superfluous = files.filter((file) => !REQUIRED.includes(file) && !ALLOWED.test(file));
  expect(missing.length === 0, `missing: ${missing.join(', ')}`);
  expect(superfluous.length === 0, `should not be in it: ${superfluous.join(', ')}`);
  const needless = typesOf(folder).flatMap(needlessTypes);
  expect(needless.length === 0, `types that nothing reaches: ${needless.length}`);
}

interface Manifest {
  scripts?: Record<string, string>;
  dependencies: Record<string, string>;
  peerDependencies: Record<string, string>;
}

const manifestOf = (folder: string): Manifest =>
  // npm wrote it, and refuses to pack one without a valid shape.
  JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as Manifest;

/** Nothing of the plugin runs while it is installed. */
export function checkNoInstallScripts(folder: string): void {
  const { scripts = {} } = manifestOf(folder);
  const run = ['preinstall', 'install', 'postinstall'].filter((name) => name in scripts);
  expect(run.length === 0, `scripts run at its installation: ${run.join(', ')}`);
}

/** The packages that the built files of one part load at run time. */
export function packagesLoadedBy(
  folder: string,
  part: 'admin' | 'server' | 'simulator',
): Set<string> {
  const packages = new Set<string>();
  const built = path.join(folder, 'dist', part);
  for (const name of readdirSync(built).filter((file) => /\.m?js$/.test(file))) {
    const code = readFileSync(path.join(built, name), 'utf8');
    for (const [, , specifier = ''] of code.matchAll(BULK_JOBS)) {
      if (isPackage(specifier)) packages.add(packageNameOf(specifier));
    }
  }
  return packages;
}

/** `require("x")`, `import("x")`, `import … from "x"`, `export … from "x"`, `import "x"`. */
const BULK_JOBS = /(?:\brequire\(|\bimport\(|^(?:import|export)\b[^"'\n]*?)(["'])([^"'\n]+)\1/gm;

const isPackage = (specifier: string): boolean =>
  !specifier.startsWith('.') &&
  !specifier.startsWith('node:') &&
  !builtinModules.includes(specifier);

const packageNameOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

/** No loaded package may be installed only by chance. */
export function checkDeclared(folder: string, loaded: ReadonlySet<string>): void {
  const { dependencies, peerDependencies } = manifestOf(folder);
  const undeclared = [...loaded].filter(
    (name) => !(name in dependencies) && !(name in peerDependencies),
  );
  expect(undeclared.length === 0, `not declared: ${undeclared.join(', ')}`);
}

/** The declared dependencies are all used. */
export function checkUsed(folder: string, loaded: ReadonlySet<string>): void {
  const unused = Object.keys(manifestOf(folder).dependencies).filter((name) => !loaded.has(name));
  expect(unused.length === 0, `declared but never loaded: ${unused.join(', ')}`);
}
