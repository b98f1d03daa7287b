import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { fileNamed } from '../../../../server/src/app/commands/frame';
import { loadHostApp } from '../../../../server/src/app/commands/host-app';
import { isConfirmed, processTerminal } from '../../../../server/src/app/commands/terminal';

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** An app whose Strapi ends the process at a signal, as the real one does. */
const APP = {
  'package.json': '{}',
  'node_modules/@strapi/strapi/package.json': '{ "main": "index.js" }',
  'node_modules/@strapi/strapi/index.js': `
    exports.compileStrapi = async (options) => options;
    exports.createStrapi = () => {
      for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit());
      return { log: { transports: [] }, plugins: { s360: {} }, load: async () => {}, destroy: async () => {} };
    };`,
};

describe('a command that is interrupted', () => {
  const startedIn = process.cwd();
  const folder = mkdtempSync(path.join(tmpdir(), 's360-interrupted-'));
  const before = new Map(SIGNALS.map((signal) => [signal, process.listeners(signal)]));
  const added = (signal: (typeof SIGNALS)[number]) =>
    process.listeners(signal).filter((one) => !before.get(signal)?.includes(one));

  beforeAll(() => {
    for (const [name, text] of Object.entries(APP)) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), text);
    }
  });
  afterEach(() => {
    process.chdir(startedIn);
    for (const signal of SIGNALS) for (const one of added(signal)) process.off(signal, one);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('decides itself how it ends: the Strapi that it loads does not end the process', async () => {
    await loadHostApp(folder);
    expect(SIGNALS.flatMap(added)).toEqual([]);
  });

  it('finds its files where it was typed, though Strapi runs in the folder of the app', async () => {
    await loadHostApp(folder);
    expect(process.cwd()).not.toBe(startedIn);
    expect(fileNamed('tables.jsonl')).toBe(path.join(startedIn, 'tables.jsonl'));
    expect(fileNamed('/tmp/tables.jsonl')).toBe('/tmp/tables.jsonl');
  });

  it.each(SIGNALS)('hears the %s that npx passes on once more as the same one', (signal) => {
    const heard = jest.fn();
    processTerminal().onInterrupt(heard);
    process.emit(signal);
    process.emit(signal);
    expect(heard).toHaveBeenCalledTimes(1);
  });

  it('is not killed by a further signal while it ends, and can be killed when none came', () => {
    const terminal = processTerminal();
    const heard = jest.fn();
    terminal.onInterrupt(heard)();
    expect(SIGNALS.flatMap(added)).toEqual([]);
    const unlisten = terminal.onInterrupt(heard);
    process.emit('SIGINT');
    unlisten();
    process.emit('SIGINT');
    expect(heard).toHaveBeenCalledTimes(1);
    expect(SIGNALS.map((signal) => added(signal).length)).toEqual([1, 1]);
  });

  it.each([
    ['Ctrl-C', '\u0003', false],
    ['an empty line', '\r', false],
    ['yes', 'yes\r', true],
  ])('takes %s for an answer to its question', async (_name, typed, isYes) => {
    const [input, output] = [new PassThrough(), Object.assign(new PassThrough(), { isTTY: true })];
    const answered = isConfirmed('Go on? ', input, output);
    input.write(typed);
    expect(await answered).toBe(isYes);
  });
});
