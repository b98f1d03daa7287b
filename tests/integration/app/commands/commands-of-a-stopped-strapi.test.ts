import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runCommandLine } from '../../../../server/src/app/commands';
import { databaseOf, newHome, removeHome } from '../../../helpers/databases/home';
import {
  compileChild,
  startKillable,
  type KillableStrapi,
} from '../../../helpers/killed-process/killable-strapi';
import { unservedStrapi } from '../../../helpers/strapi/strapi';

describe('a command for which Strapi has to be stopped', () => {
  const program = compileChild();
  let folder: string;
  let file: string;
  let home: string;
  let running: KillableStrapi | null = null;
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 's360-alone-'));
    file = path.join(folder, 'tables.jsonl');
    home = await newHome();
    await types('export-tables', file);
  });
  afterEach(async () => {
    await running?.stop();
    running = null;
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await removeHome(home);
  });

  async function types(...args: string[]): Promise<{ exitCode: number; complained: string }> {
    const strapi = await unservedStrapi({ institutions: [], folder: home }).load();
    let complained = '';
    const terminal = {
      print: () => undefined,
      complain: (line: string) => void (complained += line),
      canAsk: false,
      confirm: () => Promise.resolve(false),
      onInterrupt: () => () => undefined,
    };
    const app = { strapi, close: () => strapi.destroy() };
    const exitCode = await runCommandLine(args, terminal, () => Promise.resolve(app));
    return { exitCode, complained };
  }

  it.each([
    ['import-tables', 'that works', true],
    ['import-tables', 'without background work', false],
    ['remove-data', 'that works', true],
  ])(
    '%s does nothing beside a Strapi %s, and runs once that is stopped',
    async (name, _which, backgroundWork) => {
      const command = [name, ...(name === 'import-tables' ? [file] : []), '--yes'];
      running = await startKillable({
        program,
        institutions: [],
        database: databaseOf(home),
        settings: { backgroundWork },
      });
      expect(await types(...command)).toEqual({
        exitCode: 2,
        complained: expect.stringContaining('Stop every Strapi that uses it'),
      });
      await running.stop();
      expect(await types(...command)).toEqual({ exitCode: 0, complained: '' });
    },
  );
});
