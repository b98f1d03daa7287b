import type { Core } from '@strapi/strapi';
import type { Migration } from '../../../server/src/app/upgrades/migration';
import { MIGRATIONS, registerMigrations } from '../../../server/src/app/upgrades/migrations';
import { crmSide } from '../../helpers/scene/crm-side';
import { databaseClient } from '../../helpers/databases/client';
import { newHome, removeHome } from '../../helpers/databases/home';
import {
  pluginInstitution,
  simulatedInstitution,
  WEBHOOK_KEY,
} from '../../helpers/institutions/institutions';
import { at, textAt } from '../../helpers/json';
import { s360Side } from '../../helpers/scene/s360-side';
import { startStrapi, unservedStrapi, type RunningStrapi } from '../../helpers/strapi/strapi';
import { until } from '../../helpers/waiting';
import { startSimulator, type Simulator } from '../../simulator';
import { cityBecomesTown, whereTownIsCity } from '../../upgrades/city-becomes-town';
import { definedSchema, ownSchema } from '../../upgrades/defined-schema';
import { makeDatabaseEarlier } from '../../upgrades/earlier-database';
import { useAsNewer } from '../../upgrades/newer-version';
import { recordedSchema } from '../../upgrades/recorded';
import { recordedRows, storedRows, type RecordedRows } from '../../upgrades/recorded-rows';

const FIRST = '0.1.0';
const INSTITUTIONS = 's360_institutions';
const CONTACTS = 's360_contacts';
const VENUES = [
  { code: 'myvenue', plugin: { pushNewContacts: true } },
  { code: 'museum', plugin: { pushNewContacts: false } },
];

/** Tables of which nothing is to be kept, because what they said stands elsewhere too. */
const DROPPED = MIGRATIONS.flatMap(({ changes }) => changes).filter(
  (place) => !place.includes('.'),
);

/** What a configuration could set in that version, and what is the same for all by now. */
function withoutFormerLimits(settings: unknown): unknown {
  const { limits, ...others } = settings as { limits?: Record<string, unknown> };
  if (limits === undefined) return settings;
  const { bookingReserve: _reserve, monthShares: _shares, ...kept } = limits;
  return { ...others, limits: kept };
}

describe('a database of the first version', () => {
  let simulator: Simulator;
  let folder: string;
  let running: RunningStrapi;
  let isRunning = false;
  let expected: RecordedRows;
  let afterFailure: { error: unknown; columns: string[]; contacts: number };
  let upgraded: RecordedRows;
  let runs = 0;

  const crm = crmSide(() => running);
  const s360 = s360Side('myvenue', () => simulator.url);
  const counted: Migration = {
    ...cityBecomesTown,
    async up(transaction) {
      runs += 1;
      await cityBecomesTown.up?.(transaction);
    },
  };
  const failing: Migration = {
    ...cityBecomesTown,
    async up(transaction) {
      await cityBecomesTown.up?.(transaction);
      throw new Error('The power failed.');
    },
  };

  const institutions = () => VENUES.map((venue) => pluginInstitution(venue, simulator.url));

  /** A Strapi of this version that has not opened the database yet. */
  async function registered(migration: Migration): Promise<Core.Strapi> {
    const strapi = unservedStrapi({ institutions: institutions(), folder });
    await strapi.register();
    registerMigrations(strapi, [migration]);
    return strapi;
  }

  async function failsToUpgrade(): Promise<void> {
    const strapi = await registered(failing);
    const earlier = whereTownIsCity(recordedSchema(FIRST), expected);
    await makeDatabaseEarlier(strapi, earlier.schema, earlier.rows);
    const error: unknown = await strapi.bootstrap().catch((thrown: unknown) => thrown);
    const contacts: object[] = await strapi.db.connection(CONTACTS).select('*');
    const columns = Object.keys(contacts[0] ?? {}).filter((name) => /^(city|town)$/.test(name));
    afterFailure = { error, columns, contacts: contacts.length };
    // What failed to start has less to close.
    await strapi.destroy().catch(() => undefined);
  }

  async function upgrades(): Promise<void> {
    const strapi = await registered(counted);
    await strapi.bootstrap();
    const tables = recordedSchema(FIRST).tables.filter(({ name }) => !DROPPED.includes(name));
    upgraded = await storedRows(strapi, { tables });
    await strapi.destroy();
  }

  const receivesContacts = () =>
    s360.webhook({
      contacts: {
        url: `${running.url}/api/s360/contacts/myvenue`,
        auth: { kind: 'apiKey', ...WEBHOOK_KEY },
      },
    });

  beforeAll(async () => {
    simulator = await startSimulator({ institutions: VENUES.map(simulatedInstitution) });
    await s360.creates({ firstName: 'Ada', lastName: 'Amsler', town: 'Luzern' });
    await s360.creates({ firstName: 'Bea', lastName: 'Berger', town: 'Bern' });
    expected = recordedRows(FIRST, simulator.url);
    folder = await newHome();
    await failsToUpgrade();
    await upgrades();
    const addToApp = (strapi: Core.Strapi) => registerMigrations(strapi, [counted]);
    running = await startStrapi({ institutions: institutions(), folder, addToApp });
    isRunning = true;
    await receivesContacts();
  });
  const stops = async () => {
    if (isRunning) await running.stop('keep');
    isRunning = false;
  };
  afterAll(async () => {
    await stops();
    await removeHome(folder);
    await simulator.stop();
  });

  const linkOf = async (contactNumber: string) =>
    (await crm.links({ contactNumber, institution: 'myvenue' }))[0];
  const idOf = async (contactNumber: string) =>
    textAt(await linkOf(contactNumber), 'contactDocumentId');

  it('has the tables that the unit test of changes derives from the definitions', () => {
    expect(ownSchema(running.strapi.db.schema.schema)).toEqual(definedSchema());
  });

  it('stays as it was when a migration fails, though MySQL keeps the renamed column', () => {
    expect(afterFailure).toEqual({
      error: expect.objectContaining({
        message: expect.stringMatching(/s360::0000-city-becomes-town .*The power failed/),
      }),
      columns: [databaseClient() === 'mysql' ? 'town' : 'city'],
      contacts: expected[CONTACTS]?.length,
    });
  });

  it('keeps every row with every value, also of a column that was renamed', () => {
    const { [INSTITUTIONS]: institutionsNow = [], ...others } = upgraded;
    const { [INSTITUTIONS]: institutionsBefore = [], ...othersBefore } = expected;
    const kept = Object.entries(othersBefore).filter(([name]) => !DROPPED.includes(name));
    expect(others).toEqual(Object.fromEntries(kept));
    // Written anew at the start, with the settings that have come since.
    expect(institutionsNow).toHaveLength(institutionsBefore.length);
    for (const [index, { published_at: _published, updated_at: _updated, ...before }] of [
      ...institutionsBefore.entries(),
    ])
      expect(institutionsNow[index]).toMatchObject({
        ...before,
        settings: withoutFormerLimits(before.settings),
      });
  });

  it('has no table left that a migration drops, though Strapi keeps the tables of the plugin', async () => {
    expect(DROPPED.map((name) => expected[name]?.length)).not.toContain(undefined);
    for (const name of DROPPED)
      expect([name, await running.strapi.db.connection.schema.hasTable(name)]).toEqual([
        name,
        false,
      ]);
  });

  it('is migrated once, and not again at the next start', () => {
    expect(runs).toBe(1);
  });

  it('goes on receiving and sending', async () => {
    const ada = await idOf('1001');
    await s360.changes('1001', { mobilePhone: '+41794445566' });
    await s360.cycle();
    await until('the delivery is applied', async () => {
      return (await crm.contact(ada)).mobilePhone === '+41794445566' || null;
    });
    await crm.saves(ada, { town: 'Uster' });
    await until('the contact is sent', async () => {
      return at(await s360.contact('1001'), 'addresses', 0, 'town') === 'Uster' || null;
    });
  });

  describe('that a newer version uses, too,', () => {
    const NEWER = 'ofNextYear';
    const table = (name: string) => running.strapi.db.connection(name);
    const word = async (name: string, column: string, id: number) =>
      (await table(name).where({ id }).first(column))?.[column];
    let bea: string;

    beforeAll(async () => {
      bea = await idOf('1002');
      const failure = { code: NEWER, reason: { code: NEWER, values: {} }, at: '' };
      await table('s360_contact_links')
        .where({ contact_number: '1002' })
        .update({ state: NEWER, failure: JSON.stringify(failure) });
      await table('s360_bookings')
        .where({ id: 1 })
        .update({
          kind: NEWER,
          state: 'submitted',
          base_url: `${simulator.url}/myvenue`,
          next_attempt_at: null,
        });
      await table('s360_bulk_jobs').where({ id: 1 }).update({ kind: NEWER, state: 'running' });
      await table('s360_deliveries').where({ id: 1 }).update({ state: NEWER });
      await table('s360_quarantined_items').where({ id: 1 }).update({ stream: NEWER });
      await s360.changes('1001', { firstName: 'Adele' });
      await s360.changes('1002', { firstName: 'Beate' });
      await s360.cycle();
      await until('the item is not imported', async () => {
        const items = await crm.quarantined();
        return items.some(({ contactNumber }) => contactNumber === '1002') || null;
      });
    });

    it('gets what the older one understands', async () => {
      const ada = await idOf('1001');
      await until('the others are imported', async () => {
        return (await crm.contact(ada)).firstName === 'Adele' || null;
      });
      await crm.saves(ada, { town: 'Zug' });
      await until('and sent', async () => {
        return at(await s360.contact('1001'), 'addresses', 0, 'town') === 'Zug' || null;
      });
    });

    it('keeps the words that the older one does not understand', async () => {
      expect(await linkOf('1002')).toMatchObject({ state: NEWER });
      expect(await word('s360_bookings', 'kind', 1)).toBe(NEWER);
      expect(await word('s360_bulk_jobs', 'state', 1)).toBe('running');
      expect(await word('s360_deliveries', 'state', 1)).toBe(NEWER);
      expect(
        await table('s360_leases').where({ job: 'bulkJob:1' }).first('holder'),
      ).toBeUndefined();
    });

    it('keeps items for a contact in such a state, with the reason', async () => {
      expect(await crm.contact(bea)).toMatchObject({ firstName: 'Bea' });
      const items = await crm.quarantined();
      expect(items.find(({ contactNumber }) => contactNumber === '1002')?.reasons).toEqual([
        { code: 'ofNewerVersion', values: {} },
      ]);
    });

    it('can be looked at in the older one, with states and reasons as they are stored', async () => {
      const paths = ['/bookings', '/bookings/counts', '/bulk-jobs', '/activity', '/attention'];
      for (const path of [...paths, '/links', '/institutions', '/quarantined-items']) {
        const { status } = await running.admin('GET', `/s360${path}`);
        expect([path, status]).toEqual([path, 200]);
      }
      const { failure, state } = await crm.status(bea, 'myvenue');
      expect([state, failure?.reason]).toEqual([
        NEWER,
        { code: 'asWritten', values: { text: NEWER } },
      ]);
    });

    it('is not opened by an older one that would delete a column of it', async () => {
      await useAsNewer(running.strapi, '99.0.0', { table: CONTACTS, column: 'nickname' });
      await stops();
      const older = await registered(counted);
      await expect(older.bootstrap()).rejects.toThrow(
        /99\.0\.0 has used it.* delete or change s360_contacts\.nickname, which/,
      );
      const contact: object = await older.db.connection(CONTACTS).first('*');
      expect(Object.keys(contact)).toContain('nickname');
      await older.destroy().catch(() => undefined);
    });
  });
});
