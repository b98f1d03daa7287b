import { rmSync } from 'node:fs';
import { createStrapi, type Core } from '@strapi/strapi';
import { runCommandLine } from '../../../server/src/app/commands';
import { isOwnTable } from '../../../server/src/app/upgrades/own-tables';
import { CONTACT_HISTORY_UID, CONTACT_UID } from '../../../server/src/contracts';
import { appWithoutPlugin } from '../../helpers/app/app-without-plugin';
import { newHome, removeHome } from '../../helpers/databases/home';
import { unservedStrapi } from '../../helpers/strapi/strapi';
import { tablesOf } from '../../helpers/databases/whole-database';

describe('the tables of the plugin', () => {
  let app: string;
  let home: string;
  beforeAll(async () => {
    app = appWithoutPlugin();
    home = await newHome();
  });
  afterAll(async () => {
    rmSync(app, { recursive: true, force: true });
    await removeHome(home);
  });

  async function loaded<T>(strapi: Core.Strapi, use: (strapi: Core.Strapi) => Promise<T>) {
    await strapi.load();
    try {
      return await use(strapi);
    } finally {
      await strapi.destroy();
    }
  }
  const withPlugin = <T>(use: (strapi: Core.Strapi) => Promise<T>) =>
    loaded(unservedStrapi({ institutions: [], folder: home }), use);
  const withoutPlugin = <T>(use: (strapi: Core.Strapi) => Promise<T>) =>
    loaded(createStrapi({ appDir: app, distDir: app }), use);
  const ownTables = async (strapi: Core.Strapi) =>
    (await tablesOf(strapi)).map(({ name }) => name).filter(isOwnTable);

  const settings = async (strapi: Core.Strapi) => {
    const rows = await strapi.db.query('strapi::core-store').findMany();
    return new Map(rows.map(({ key, value }) => [String(key), String(value)]));
  };

  it('stay with their rows when Strapi starts without the plugin, also again and again', async () => {
    const tables = await withPlugin(async (strapi) => {
      await strapi
        .documents(CONTACT_UID)
        .create({ data: { lastName: 'Kept', type: 'individual' } });
      return ownTables(strapi);
    });
    expect(tables.filter((name) => name.endsWith('_lnk')).length).toBeGreaterThan(2);
    expect(tables.length).toBeGreaterThan(40);
    for (const _start of ['first', 'second'])
      expect(await withoutPlugin(ownTables)).toEqual(expect.arrayContaining(tables));
    await withPlugin(async (strapi) => {
      const view = `plugin_content_manager_configuration_content_types::${CONTACT_UID}`;
      expect((await settings(strapi)).get(view)).toContain('"label":"Last name"');
      expect(await strapi.db.query(CONTACT_UID).findMany()).toMatchObject([{ lastName: 'Kept' }]);
      expect(await strapi.db.query(CONTACT_HISTORY_UID).count()).toBe(1);
      await strapi.documents(CONTACT_UID).create({ data: { lastName: 'New', type: 'individual' } });
    });
  });

  it('go at the next start without the plugin once somebody has agreed to remove the data', async () => {
    const asks = (strapi: Core.Strapi, ...args: string[]) =>
      runCommandLine(
        ['remove-data', ...args],
        {
          print: () => undefined,
          complain: () => undefined,
          canAsk: false,
          confirm: () => Promise.resolve(false),
          onInterrupt: () => () => undefined,
        },
        () => Promise.resolve({ strapi, close: () => Promise.resolve() }),
      );
    expect(await withPlugin((strapi) => asks(strapi))).toBe(2);
    expect(await withoutPlugin(ownTables)).not.toEqual([]);
    expect(await withPlugin((strapi) => asks(strapi, '--yes'))).toBe(0);
    await withoutPlugin(async (strapi) => {
      expect(await ownTables(strapi)).toEqual([]);
      expect([...(await settings(strapi)).keys()].filter((key) => /s360/.test(key))).toEqual([]);
    });
  });
});
