import type { Core } from '@strapi/strapi';
import { keysOfExcluded, reopenFilteredPulls } from '../../../server/src/contacts';
import { INSTITUTION_UID } from '../../../server/src/contracts';
import { writeInstitutions } from '../../../server/src/institutions/registry';
import { personInS360 } from '../../helpers/contacts/contacts';
import { listAt, textAt } from '../../helpers/json';
import { modulesOf } from '../../helpers/strapi/modules';
import { OWN_PAYLOADS } from '../../helpers/scene/end/excuses';
import { sceneForAll } from '../../helpers/scene/scene-for-tests';
import { statementsOf } from '../../helpers/databases/statements';
import { until } from '../../helpers/waiting';

const CODES = Array.from({ length: 30 }, (_none, index) => `venue${index}`);

/** How many statements of the work name the table, by default any of the plugin. */
const countOf = async (strapi: Core.Strapi, work: () => Promise<unknown>, table = 's360_') =>
  (await statementsOf(strapi, work)).filter((sql) => sql.includes(table)).length;

describe('a plugin with thirty institutions', () => {
  const scene = sceneForAll({
    institutions: CODES.map((code) => ({ code, plugin: { pushNewContacts: false } })),
  });
  beforeAll(async () => {
    scene.excuse(OWN_PAYLOADS);
    const named = (contactNumber: string) => ({
      contactNumber,
      ...personInS360({ lastName: `N${contactNumber}` }),
    });
    await scene.delivers([named('1'), named('2')], 'venue3');
    await scene.delivers([named('1'), { unusable: true }], 'venue7');
    await until('both are applied', async () =>
      (await scene.crm.deliveries({ state: 'applied' })).length === 2 ? true : null,
    );
    await modules().mappingFiller.done();
    // Work that begins every minute would be counted too.
    await scene.strapiStops();
    await scene.strapiStarts({ settings: { backgroundWork: false } });
  });

  const modules = () => modulesOf(scene.running().strapi);

  it('shows on its page of each what belongs to it', async () => {
    const { body } = await scene.running().admin('GET', '/s360/institutions');
    const shown = listAt(body, 'data');
    expect(shown.map((one) => textAt(one, 'code'))).toEqual(CODES);
    const nothing = {
      links: { inSync: 0 },
      quarantinedItems: 0,
      lastDeliveries: { contacts: null, orders: null },
      paused: { sending: false, receiving: false },
      sending: { status: { state: 'started' }, openFindings: 0 },
      lastCheck: null,
      callsThisMonth: 0,
    };
    const expected = CODES.map((code) => {
      const lastDeliveries = { contacts: expect.any(String), orders: null };
      if (code === 'venue3') return { ...nothing, links: { inSync: 2 }, lastDeliveries };
      if (code === 'venue7')
        return { ...nothing, links: { inSync: 1 }, quarantinedItems: 1, lastDeliveries };
      return nothing;
    });
    expect(shown).toMatchObject(expected);
  });

  it('sweeps contacts with statements only for the institutions that have them', async () => {
    const { strapi } = scene.running();
    const ofConsents = await countOf(
      strapi,
      () => modules().sweep.run(new Date(0)),
      's360_consents',
    );
    expect(ofConsents).toBe(2);
  });

  it('needs no more statements for its page than with two', async () => {
    const { strapi } = scene.running();
    const of = (scope: readonly string[]) =>
      countOf(strapi, () => modules().overview.institutions(scope));
    /** The least of several, as this process also looks for changed settings from time to time. */
    const leastOf = async (scope: readonly string[]) =>
      Math.min(await of(scope), await of(scope), await of(scope));
    await of(CODES);
    const ofTwo = await leastOf(CODES.slice(0, 2));
    expect(await leastOf(CODES)).toBe(ofTwo);
    expect(ofTwo).toBeLessThanOrEqual(42);
  });

  it('does not write them again when nothing has changed', async () => {
    const { strapi } = scene.running();
    const { database, liveInstitutions } = modules();
    const write = () => writeInstitutions(liveInstitutions, database);
    expect(await countOf(strapi, write, 's360_institutions')).toBe(1);
    await database
      .query(INSTITUTION_UID)
      .where({ code: 'venue5' })
      .update({ name: 'Another name' })
      .execute();
    await write();
    const stored = database.query(INSTITUTION_UID).select(['name']).where({ code: 'venue5' });
    expect(await stored.execute()).toMatchObject([
      { name: liveInstitutions.registry.find('venue5')?.name },
    ]);
  });

  it('watches them every minute with as few statements', async () => {
    const { strapi } = scene.running();
    expect(await countOf(strapi, () => modules().alarms.watch())).toBeLessThan(20);
    await modules().alerts.run();
    expect(await countOf(strapi, () => modules().alerts.run())).toBeLessThan(50);
  });

  it('reads once for the mappings of all, where none has changed', async () => {
    const { strapi } = scene.running();
    const fill = async () => {
      modules().mappingFiller.start();
      await modules().mappingFiller.done();
    };
    expect(await countOf(strapi, fill, 'strapi_core_store_settings')).toBeLessThan(5);
    const reopen = () =>
      reopenFilteredPulls(strapi, modules().database, modules().institutions.all());
    expect(await countOf(strapi, reopen, 'strapi_core_store_settings')).toBe(1);
  });

  it('derives the keys of excluded contacts again only after a start or a change', async () => {
    const { strapi } = scene.running();
    const keys = keysOfExcluded(modules().database, { now: () => new Date() });
    const all = modules().institutions.all();
    const bringUpToDate = () => keys.bringUpToDate(all.map(({ contacts }) => contacts));
    expect(await countOf(strapi, bringUpToDate)).toBe(1);
    expect(await countOf(strapi, bringUpToDate)).toBe(0);
  });
});
