import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { COMMANDS, runCommandLine } from '../../../server/src/app/commands';
import { codesIn, examplesIn, PAGES, ROOT, rowsOf, textOf } from './pages';

const COMMAND_LINE_PAGE = 'docs/integrators/command-line.md';
const DEVELOPMENT = 'docs/contributing/development.md';
const SIMULATOR = 'tests/simulator/main.ts';
const SIMULATOR_PAGE = 'docs/integrators/simulator.md';
const { scripts } = JSON.parse(textOf('package.json')) as { scripts: Record<string, string> };

const commands = PAGES.flatMap((page) => [
  ...codesIn(page).map((line) => ({ page, line })),
  ...examplesIn(page)
    .filter(({ kind }) => kind === 'sh')
    .flatMap(({ code }) => code.split('\n').map((line) => ({ page, line }))),
]);

/** Scripts that npm itself calls. */
const CALLED_BY_NPM = ['prepack', 'test'];

const allTestSources = (): string =>
  readdirSync(path.join(ROOT, 'tests'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.[mc]?[jt]s$/.test(file) && !file.includes('node_modules'))
    .map((file) => readFileSync(path.join(ROOT, 'tests', file), 'utf8'))
    .join('\n');

describe('the commands in the documentation', () => {
  it('exist in package.json or belong to Strapi apps', () => {
    const run = commands.flatMap(({ line, page }) =>
      [...line.matchAll(/\bnpm run ([\w:-]+)/g)].map(([, name = '']) => ({ page, name })),
    );
    // Scripts of an app that installs the plugin.
    const ofApps = ['build', 'develop', 'start'];
    expect(run.length).toBeGreaterThan(15);
    expect(run.filter(({ name }) => !(name in scripts) && !ofApps.includes(name))).toEqual([]);
  });

  it('include every npm script for developers of the plugin', () => {
    const listed = codesIn(DEVELOPMENT);
    const missing = Object.keys(scripts).filter(
      (name) => !CALLED_BY_NPM.includes(name) && !listed.includes(`npm run ${name}`),
    );
    expect(missing).toEqual([]);
  });

  it('read the environment variables that the development page names', () => {
    const sources = allTestSources();
    const variables = codesIn(DEVELOPMENT)
      .map((code) => code.split('=')[0] ?? '')
      .filter((code) => /^[A-Z][A-Z0-9_]+$/.test(code));
    expect(variables.length).toBeGreaterThan(5);
    expect(variables.filter((name) => !sources.includes(name))).toEqual([]);
  });

  it('list every command of strapi-s360 on its page', () => {
    const listed = rowsOf(COMMAND_LINE_PAGE).map(([name = '']) => name.replaceAll('`', ''));
    expect(listed).toEqual(COMMANDS.map(({ name }) => name));
  });

  it('name only existing commands and options of strapi-s360', () => {
    const used = commands.flatMap(({ line }) =>
      [...line.matchAll(/strapi-s360 ([a-z-]+)(.*)/g)].map(([, name = '', rest = '']) => ({
        name,
        options: [...rest.matchAll(/--([a-z-]+)/g)].map(([, option = '']) => option),
      })),
    );
    expect(used.length).toBeGreaterThan(10);
    for (const { name, options } of used) {
      const command = COMMANDS.find((one) => one.name === name);
      const known = [...Object.keys(command?.options ?? {}), 'help', 'app'];
      expect([name, options.filter((option) => !known.includes(option))]).toEqual([name, []]);
      expect(command?.name).toBe(name);
    }
  });

  it('match the help of the contract check', async () => {
    const lines: string[] = [];
    const print = (line: string): void => void lines.push(line);
    const terminal = {
      print,
      complain: print,
      canAsk: false,
      confirm: () => Promise.resolve(false),
      onInterrupt: () => () => undefined,
    };
    expect(await runCommandLine(['check', '--help'], terminal)).toBe(0);
    for (const option of ['--contact', '--write', '--json'])
      expect(lines.join('\n')).toContain(option);
  });

  it('name every option of the simulator', () => {
    const { stdout } = spawnSync(process.execPath, ['--import', 'tsx', SIMULATOR, '--help'], {
      cwd: ROOT,
      encoding: 'utf8',
    });
    const taken = [...stdout.matchAll(/^ +(--[a-z-]+)/gm)].map(([, option]) => option);
    const shown = rowsOf(SIMULATOR_PAGE)
      .map(([name = '']) => name.replaceAll('`', ''))
      .filter((name) => name.startsWith('--'));
    expect(taken.length).toBeGreaterThan(10);
    expect(shown.sort()).toEqual(taken.sort());
  });

  it('include .ci/run, which has valid shell syntax', () => {
    expect(spawnSync('bash', ['-n', path.join(ROOT, '.ci/run')]).status).toBe(0);
  });
});
