import type { Core } from '@strapi/strapi';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runCommandLine } from '../../../../server/src/app/commands';
import { loadToRead } from '../../../../server/src/app/commands/load-to-read';
import { newHome, removeHome } from '../../../helpers/databases/home';
import { pluginInstitution } from '../../../helpers/institutions/institutions';
import { startStrapi, unservedStrapi } from '../../../helpers/strapi/strapi';

const INSTITUTIONS = [pluginInstitution({ code: 'myvenue' }, 'http://127.0.0.1:9')];
const WRITES = /^\s*(insert|update|delete|replace|create|alter|drop|truncate)\b/i;

describe('a command that only reads', () => {
  let folder: string;
  let home: string;
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 's360-reading-'));
    home = await newHome();
    const running = await startStrapi({
      institutions: INSTITUTIONS,
      settings: { backgroundWork: false },
      folder: home,
    });
    await running.stop('keep');
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await removeHome(home);
  });

  /** A Strapi of which every statement is noted from the first on. */
  function heard(): { strapi: Core.Strapi; statements: string[] } {
    const statements: string[] = [];
    const strapi = unservedStrapi({ institutions: INSTITUTIONS, folder: home });
    const register = strapi.register.bind(strapi);
    strapi.register = async () => {
      await register();
      strapi.db.connection.on('query', ({ sql }: { sql: string }) => statements.push(sql));
      return strapi;
    };
    return { strapi, statements };
  }

  async function types(...args: string[]) {
    const { statements, strapi } = heard();
    let [printed, complained] = ['', ''];
    const terminal = {
      print: (line: string) => void (printed += `${line}\n`),
      complain: (line: string) => void (complained += `${line}\n`),
      canAsk: false,
      confirm: () => Promise.resolve(false),
      onInterrupt: () => () => undefined,
    };
    const exitCode = await runCommandLine(args, terminal, async (_folder, readsOnly) => {
      await (readsOnly ? loadToRead(strapi) : strapi.load());
      return { strapi, close: () => strapi.destroy() };
    });
    return { exitCode, printed, complained, statements };
  }

  const writesIn = (statements: readonly string[]): string[] =>
    statements.filter((sql) => WRITES.test(sql));

  it('status writes nothing to the database, from its start to its end', async () => {
    const { complained, printed, statements } = await types('status');
    expect(complained).toBe('');
    expect(printed).toContain('(myvenue): ');
    expect(writesIn(statements)).toEqual([]);
    expect(statements.length).toBeGreaterThan(10);
  });

  it('export-tables writes a file and nothing to the database', async () => {
    const { exitCode, statements } = await types('export-tables', path.join(folder, 'tables'));
    expect(exitCode).toBe(0);
    expect(writesIn(statements)).toEqual([]);
  });

  it('starts in full where the tables are those of another version', async () => {
    const { strapi } = heard();
    await loadToRead(strapi);
    expect(strapi.isLoaded).toBe(false);
    await strapi.db.connection('strapi_database_schema').update({ hash: 'another' });
    await strapi.destroy();
    const { exitCode, printed, statements } = await types('status');
    expect(exitCode).toBe(0);
    expect(printed).toContain('(myvenue): ');
    expect(writesIn(statements)).not.toEqual([]);
  });
});
