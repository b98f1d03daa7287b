import { run, type Command } from '../demo/command';
import { PLUGIN } from '../demo/folders';
import { changedFiles, trackedTests } from './changed-files';
import longestFiles from '../helpers/runs/longest-files.json';
import { nearestTests } from './nearest-tests';

const MS_PER_SECOND = 1000;

const program = (name: string, file: string, ...parameters: string[]): Command => ({
  name,
  program: process.execPath,
  parameters: [`node_modules/${file}`, ...parameters],
  folder: PLUGIN,
});

/** The quick compiler does not say which types declarations cannot name: the server needs the other. */
const compilerOf = (project: string) => (project === 'server' ? 'typescript' : 'typescript-7');

const types = (project: string): Command =>
  program(
    `The types of ${project}`,
    `${compilerOf(project)}/bin/tsc`,
    ...['--noEmit', '-p', project, '--incremental'],
    ...['--tsBuildInfoFile', `node_modules/.cache/strapi-plugin-s360/types-${project}`],
  );

const jest = (tests: readonly string[]): Command =>
  program(
    'Jest',
    'jest/bin/jest.js',
    '--selectProjects',
    'unit',
    'integration',
    '--runTestsByPath',
    ...tests,
  );

/** What a change must pass before anything longer is worth its time, in two rows side by side. */
function checksOf(changed: readonly string[], tests: readonly string[]): Command[][] {
  const code = changed.filter((file) => /\.(ts|tsx|js|mjs|mts)$/.test(file));
  const concerns = (folder: string) => changed.some((file) => file.startsWith(`${folder}/`));
  const sources = concerns('server') || concerns('admin');
  return [
    [
      ...['server', 'admin', 'tests'].filter((folder) => sources || concerns(folder)).map(types),
      ...(tests.length > 0 ? [jest(tests)] : []),
    ],
    [
      program('Prettier', 'prettier/bin/prettier.cjs', '--check', '--ignore-unknown', ...changed),
      ...(code.length > 0
        ? [program('ESLint', 'eslint/bin/eslint.js', '--no-warn-ignored', ...code)]
        : []),
      ...(sources
        ? [program('The rules of imports', 'tsx/dist/cli.mjs', 'tests/house/check.mts')]
        : []),
    ],
  ];
}

async function passes(check: Command): Promise<boolean> {
  const startedMs = Date.now();
  const report = (how: string) =>
    console.log(
      `${how} ${check.name} (${((Date.now() - startedMs) / MS_PER_SECOND).toFixed(1)} s)`,
    );
  try {
    await run(check);
    report('ok   ');
    return true;
  } catch (error) {
    report('FAIL ');
    console.error(error instanceof Error ? error.message : error);
    return false;
  }
}

async function allPass(checks: readonly Command[]): Promise<boolean> {
  const passed: boolean[] = [];
  for (const check of checks) passed.push(await passes(check));
  return passed.every(Boolean);
}

async function main(): Promise<boolean> {
  const changed = changedFiles();
  const isLong = (test: string) => longestFiles.some((name) => test === `tests/${name}.test.ts`);
  const tests = nearestTests(changed, trackedTests(), isLong);
  console.log(`${changed.length} changed files, ${tests.length} nearest files of tests`);
  const rows = await Promise.all(checksOf(changed, tests).map(allPass));
  return rows.every(Boolean);
}

main().then(
  (passed) => process.exit(passed ? 0 : 1),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
