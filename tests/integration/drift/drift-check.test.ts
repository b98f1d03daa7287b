import { modulesOf } from '../../helpers/strapi/modules';
import { CONTACT_UID, DRIFT_CHECK_UID, PERMISSION_ACTIONS } from '../../../server/src/contracts';
import { valuesInS360, type PersonValues } from '../../helpers/contacts/contacts';
import { at, listAt, objectAt, textAt } from '../../helpers/json';
import { sceneForAll } from '../../helpers/scene/scene-for-tests';
import { personIn } from '../../helpers/institutions/venue-fields';
import { until } from '../../helpers/waiting';

const HOUR_MS = 3_600_000;

const SENT_ONLY = { field: 'handicapType', path: 'individualContact.handicapType' };

describe('a drift check', () => {
  const scene = sceneForAll({
    institutions: [
      { code: 'myvenue', plugin: { mapping: [{ ...SENT_ONLY, direction: 'toS360' }] } },
      { code: 'museum', plugin: { callsPerMonth: 100, pushNewContacts: false } },
      { code: 'opera', plugin: { callsPerMonth: 10, pushNewContacts: false, driftCheck: false } },
    ],
    contactAttributes: { handicapType: { type: 'string' } },
  });

  const checksOf = (code: string) => `/s360/institutions/${code}/drift-checks`;
  const start = (wish: object = {}, code = 'myvenue') =>
    scene.running().admin('POST', checksOf(code), wish);
  const check = async (id: unknown, code = 'myvenue') =>
    objectAt((await scene.running().admin('GET', `${checksOf(code)}/${String(id)}`)).body, 'data');

  async function checked(wish: object, code = 'myvenue') {
    const answer = await start(wish, code);
    expect(answer.status).toBe(200);
    const id = at(answer.body, 'data', 'id');
    return until('the check is done', async () => {
      const now = await check(id, code);
      return now.state === 'running' ? null : now;
    });
  }

  async function known(values: PersonValues, code = 'myvenue') {
    const number = await scene.s360(code).creates(values);
    await scene.agreed();
    const { documentId } = objectAt(await scene.crm.contactOf(code, number));
    return { number, documentId: String(documentId) };
  }

  /** A change in S-360 hours ago, without a webhook cycle. */
  async function changesUnheard(number: string, values: PersonValues) {
    await scene.s360().changes(number, values);
    await scene.timePasses(5 * HOUR_MS);
  }
  const findingsOf = (of: Record<string, unknown>, documentId: string) =>
    listAt(of, 'findings').filter((one) => at(one, 'contactDocumentId') === documentId);

  it('reports what has drifted, and writes nothing', async () => {
    const { documentId, number } = await known({ lastName: 'Reported', town: 'A' });
    const same = await known({ lastName: 'Same' });
    await changesUnheard(number, { town: 'B', zipCode: '3000' });
    await scene.s360().forgetCalls();
    const before = await scene.crm.contact(documentId);
    const found = await checked({ sample: 100, repair: false });
    expect(found).toMatchObject({ state: 'done', repairs: false, differing: 1, repaired: 0 });
    expect(found.checked).toBe(found.wanted);
    expect(findingsOf(found, documentId)).toEqual([
      {
        contactDocumentId: documentId,
        contactName: before.displayName,
        contactNumber: number,
        kind: 'differs',
        fields: expect.arrayContaining(['town', 'zipCode']),
        conflictFields: [],
        code: null,
        repaired: false,
        comparedSince: false,
      },
    ]);
    expect(findingsOf(found, same.documentId)).toEqual([]);
    expect(await scene.crm.contact(documentId)).toEqual(before);
    expect(await scene.s360().saves()).toEqual([]);
    expect(await scene.s360().calls('getContactData')).toHaveLength(Number(found.wanted));
    expect(await scene.crm.queuedPulls()).toEqual([]);
  });

  it('repairs drift by the rules', async () => {
    const { documentId, number } = await known({ lastName: 'Repaired', town: 'A' });
    await changesUnheard(number, { town: 'B' });
    const found = await checked({ sample: 100, repair: true });
    expect(findingsOf(found, documentId)).toMatchObject([
      { kind: 'differs', fields: ['town'], repaired: true },
    ]);
    expect(await scene.crm.contact(documentId)).toMatchObject({ town: 'B' });
    expect(await scene.crm.valuesFromS360(documentId, 'town')).toEqual(['B']);
    expect(await checked({ sample: 100, repair: true })).toMatchObject({ differing: 0 });
  });

  it('shows its cost before it starts, and repairs what an earlier check found', async () => {
    const { documentId, number } = await known({ lastName: 'Found', town: 'A' });
    await changesUnheard(number, { town: 'B' });
    const found = await checked({ sample: 100, repair: false });
    expect(findingsOf(found, documentId)).toMatchObject([{ fields: ['town'], repaired: false }]);
    await scene.s360().forgetCalls();
    const wish = { findingsOf: found.id, repair: true };
    const plan = await scene.running().admin('POST', `${checksOf('myvenue')}/plan`, wish);
    expect(at(plan.body, 'data')).toMatchObject({
      calls: 1,
      requested: 1,
      repairs: true,
      reason: null,
      basis: { limitedBy: 'windows', perMinute: expect.any(Number) },
    });
    expect(await scene.s360().calls()).toEqual([]);
    const repaired = await checked(wish);
    expect(repaired).toMatchObject({ wanted: 1, differing: 1, repaired: 1, newer: null });
    expect(await scene.crm.contact(documentId)).toMatchObject({ town: 'B' });

    // The earlier check leaves the contact to the newer one.
    const earlier = await check(found.id);
    expect(earlier.newer).toBe(repaired.id);
    expect(findingsOf(earlier, documentId)).toMatchObject([{ comparedSince: true }]);
    const replanned = await scene.running().admin('POST', `${checksOf('myvenue')}/plan`, wish);
    expect(at(replanned.body, 'data')).toMatchObject({ calls: 0, requested: 0 });
  });

  it('sends what was written in the CRM without a mark', async () => {
    const { documentId, number } = await known({ lastName: 'Unmarked', town: 'A' });
    const { strapi } = scene.running();
    const { tableName } = strapi.db.metadata.get(CONTACT_UID);
    await strapi.db
      .connection(tableName)
      .where({ document_id: documentId })
      .update({ town: 'B', search_text: 'unmarked b' });
    const found = await checked({ sample: 100, repair: true });
    expect(findingsOf(found, documentId)).toMatchObject([{ fields: ['town'], repaired: true }]);
    await scene.settled();
    expect(valuesInS360(await scene.s360().contact(number))).toMatchObject({ town: 'B' });
  });

  it('sends again what S-360 has lost', async () => {
    const { documentId, number } = await known({ lastName: 'Lost', town: 'A' });
    await changesUnheard(number, { town: '' });
    const reported = await checked({ sample: 100, repair: false });
    const finding = { kind: 'differs', fields: ['town'] };
    expect(findingsOf(reported, documentId)).toMatchObject([{ ...finding, repaired: false }]);
    const found = await checked({ sample: 100, repair: true });
    expect(findingsOf(found, documentId)).toMatchObject([{ ...finding, repaired: true }]);
    await scene.settled();
    expect(valuesInS360(await scene.s360().contact(number))).toMatchObject({ town: 'A' });
    expect(await scene.crm.contact(documentId)).toMatchObject({ town: 'A' });
    expect(findingsOf(await checked({ sample: 100, repair: true }), documentId)).toEqual([]);
  });

  it('restores a field that is only sent to S-360 once, and adopts nothing for it', async () => {
    const { documentId, number } = await known({ lastName: 'Sent only' });
    const changesThere = async (handicapType: string) => {
      await scene.s360().writes({ contactNumber: number, individualContact: { handicapType } });
      await scene.s360().cycle();
      await scene.settled();
    };
    await changesThere('S360_OWN');
    expect(findingsOf(await checked({ sample: 100, repair: true }), documentId)).toEqual([]);

    await scene.crm.saves(documentId, { handicapType: 'ROW_END' });
    await scene.agreed();
    await changesThere('ROW END');
    const finding = { kind: 'differs', fields: ['handicapType'] };
    const found = await checked({ sample: 100, repair: true });
    expect(findingsOf(found, documentId)).toMatchObject([{ ...finding, repaired: true }]);
    await scene.settled();
    expect(personIn(await scene.s360().contact(number))).toMatchObject({ handicapType: 'ROW_END' });
    expect(await scene.crm.contact(documentId)).toMatchObject({ handicapType: 'ROW_END' });

    await scene.agreed();
    await changesThere('ROW END');
    await scene.s360().forgetCalls();
    const again = await checked({ sample: 100, repair: true });
    expect(findingsOf(again, documentId)).toMatchObject([{ ...finding, repaired: false }]);
    await scene.settled();
    expect(await scene.s360().saves()).toEqual([]);
    // Otherwise every later check would find it.
    await changesThere('ROW_END');
  });

  it('finds a contact that S-360 does not know', async () => {
    await known({ lastName: 'Unknown' });
    const code = 'error.contact.unknown';
    await scene
      .s360()
      .faults({ method: 'getContactData', times: 1, kind: 'business', statusDetail: code });
    const found = await checked({ sample: 1 });
    expect(found).toMatchObject({ checked: 1, differing: 1, failed: 0 });
    expect(listAt(found, 'findings')).toMatchObject([{ kind: 'unknown', code, fields: [] }]);
  });

  it('starts with contacts that were never checked, then those not checked for the longest time', async () => {
    await checked({ sample: 1000 });
    const { documentId } = await known({ lastName: 'Never checked' });
    await checked({ sample: 1 });
    const { driftCheckedAt } = objectAt(await scene.crm.link(documentId, 'myvenue'));
    expect(driftCheckedAt).not.toBeNull();
  });

  it('announces no more calls than there are contacts to compare', async () => {
    await known({ lastName: 'One of few' });
    const { wanted } = await checked({ sample: 1000 });
    const plan = await scene.running().admin('POST', `${checksOf('myvenue')}/plan`, {
      sample: 1000,
    });
    expect(wanted).toBeGreaterThan(0);
    expect(at(plan.body, 'data')).toMatchObject({
      calls: wanted,
      requested: 1000,
      reason: { code: 'driftFewContacts', values: { wanted } },
    });
  });

  it('reads fewer contacts when the month allows no more, and gives the reason', async () => {
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) {
      await known({ lastName: `Museum ${name}` }, 'museum');
    }
    const found = await checked({ sample: 50 }, 'museum');
    expect(found).toMatchObject({ requested: 50, wanted: 4, checked: 4, state: 'done' });
    expect(found.reason).toMatchObject({
      code: 'driftAffordable',
      values: { quota: 100, affordable: 4 },
    });
    expect(await scene.s360('museum').calls('getContactData')).toHaveLength(4);
  });

  it('does not start when the month allows no contact', async () => {
    const { documentId } = await known({ lastName: 'Opera' }, 'opera');
    const found = await checked({}, 'opera');
    expect(found).toMatchObject({ state: 'skipped', wanted: 0, checked: 0 });
    expect(found.reason).toMatchObject({ values: { affordable: 0, wanted: 50 } });
    expect(await scene.s360('opera').calls()).toEqual([]);
    expect(documentId).toBeTruthy();
  });

  it('runs alone, and a pull that an operator requests meanwhile is applied', async () => {
    const { documentId, number } = await known({ lastName: 'Asked for', town: 'A' });
    await changesUnheard(number, { town: 'B' });
    const method = 'getContactData';
    await scene.s360().faults({ method, times: 1000, kind: 'http', status: 503 });
    const running = await start({ sample: 1000, repair: false });
    const again = await start({ sample: 1 });
    expect(again.status).toBe(409);
    expect(textAt(again.body, 'error', 'message')).toContain('is running');
    await scene.crm.panel('POST', documentId, '/myvenue/pull');
    await scene.s360().faults();
    await until(
      'the check is done',
      async () => (await check(at(running.body, 'data', 'id'))).state === 'done',
      45_000,
    );
    await scene.settled();
    expect(await scene.crm.contact(documentId)).toMatchObject({ town: 'B' });
  });

  it('starts automatically at night, once, when it is configured', async () => {
    const nightly = () => modulesOf(scene.running().strapi).driftChecks.startNightly();
    await Promise.all([nightly(), nightly()]);
    await nightly();
    const query = scene.running().strapi.db.query(DRIFT_CHECK_UID as typeof CONTACT_UID);
    const checks = await query.findMany({ where: { author: null } as object });
    expect(checks.map((one) => at(one, 'institution')).sort()).toEqual(['museum', 'myvenue']);
    await scene.settled();
  });

  it('needs the permission of its route, and requests are validated', async () => {
    const reader = await scene.running().userWith([PERMISSION_ACTIONS.readOverview]);
    expect((await reader('GET', checksOf('myvenue'))).status).toBe(200);
    expect((await reader('POST', checksOf('myvenue'), {})).status).toBe(403);
    expect((await start({ sample: 0 })).status).toBe(400);
    expect((await start({}, 'nowhere')).status).toBe(404);
    expect((await reader('GET', `${checksOf('myvenue')}/9999`)).status).toBe(404);
    const listed = await scene.running().admin('GET', checksOf('myvenue'));
    expect(listAt(listed.body, 'data').length).toBeGreaterThan(3);
    expect(at(listed.body, 'data', 0)).not.toHaveProperty('findings');
  });
});
