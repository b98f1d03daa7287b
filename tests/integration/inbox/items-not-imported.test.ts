import { PERMISSION_ACTIONS } from '../../../server/src/contracts';
import { personInS360 } from '../../helpers/contacts/contacts';
import { request } from '../../helpers/http';
import { at, listAt, objectAt } from '../../helpers/json';
import { OWN_PAYLOADS } from '../../helpers/scene/end/excuses';
import { sceneForAll } from '../../helpers/scene/scene-for-tests';

const PATH = '/s360/quarantined-items';
const ITEMS = 200;
/** Every contact of the same name is taken for the same person. */
const TOO_LOOSE = { code: 'myvenue', plugin: { matching: [['name']], pushNewContacts: false } };
const RIGHT = { code: 'myvenue', plugin: { pushNewContacts: false } };

const meier = (contactNumber: number | string, modifiedOn = '', town?: string) => ({
  ...personInS360({
    firstName: 'Ada',
    lastName: 'Meier',
    email: `${contactNumber}@example.com`,
    ...(town !== undefined && { town }),
  }),
  contactNumber: String(contactNumber),
  ...(modifiedOn !== '' && { dateLastModified: `${modifiedOn}T10:00:00.000Z` }),
});

const order = (orderId: number | null) => ({
  orderDetailsData: {
    orderId,
    orderType: 'SALE',
    orderState: 'CLOSED',
    saleAmount: 0,
    catalogCurrency: { currencyCode: 'CHF', fractionDigit: 2 },
  },
});

describe('items that were not imported', () => {
  const scene = sceneForAll({ institutions: [TOO_LOOSE] });
  beforeAll(async () => {
    scene.excuse(OWN_PAYLOADS);
  });

  const admin = (method: string, path: string, body?: unknown) =>
    scene.running().admin(method, PATH + path, body);
  const list = async (query = '') => (await admin('GET', `?${query}`)).body;
  const newestId = async () => Number(at(await list(), 'meta', 'newestId'));
  const total = async (query: string) => at(await list(query), 'meta', 'pagination', 'total');
  const causes = async () => {
    const rows = listAt((await admin('GET', '/causes')).body, 'data');
    return rows.map((row) => [at(row, 'stream'), at(row, 'reasonCode'), at(row, 'count')]).sort();
  };

  /** As the screen does it: slice by slice, until nothing is left to try. */
  async function tryAll(filter: object) {
    const done = { imported: 0, leftOut: 0, notImported: 0 };
    const upTo = await newestId();
    let after: unknown = 0;
    let slices = 0;
    while (after !== null) {
      const { body, status } = await admin('POST', '/replay', { ...filter, upTo, after });
      expect(status).toBe(200);
      const data = objectAt(body, 'data');
      done.imported += Number(data.imported);
      done.leftOut += Number(data.leftOut);
      done.notImported += Number(data.notImported);
      after = data.next;
      slices += 1;
    }
    return { ...done, slices };
  }

  it('are listed and counted by cause', async () => {
    for (const firstName of ['Ada', 'Ada'])
      await scene.crm.creates({ firstName, lastName: 'Meier' });
    const many = Array.from({ length: ITEMS }, (_none, n) => meier(1000 + n, '2026-01-10'));
    await scene.delivers([...many, { ...meier(5000), type: 'ROBOT' }]);
    await scene.settled();
    expect(await causes()).toEqual([
      ['contacts', 'severalMatch', ITEMS],
      ['contacts', 'typeUnknown', 1],
    ]);
    expect(await total('reason=severalMatch&institution=myvenue&stream=contacts')).toBe(ITEMS);
    expect(await total('reason=typeUnknown')).toBe(1);
    expect(await total('reason=unknown')).toBe(0);
    await scene
      .running()
      .strapi.db.connection('s360_quarantined_items')
      .where('contact_number', '5000')
      .update({ reason_code: null });
    expect(await total('reason=unknown')).toBe(1);
  });

  it('are named in a report without their content', async () => {
    const { body } = await admin('GET', '/report?reason=severalMatch');
    expect(at(body, 'meta', 'total')).toBe(ITEMS);
    expect(at(body, 'data', 0)).toMatchObject({
      contactNumber: '1000',
      receivedAt: expect.stringMatching(/^20.*Z$/),
      reasons: [{ code: 'severalMatch' }],
    });
    expect(JSON.stringify(body)).not.toMatch(/Meier|example\.com/);
  });

  it('are imported by one action when the wrong setting is corrected, and overwrite nothing newer', async () => {
    await scene.strapiStops();
    await scene.strapiStarts({ institutions: [RIGHT] });
    // S-360 has sent two of them again meanwhile.
    await scene.delivers([meier(1000, '2026-02-20', 'Newer'), meier(1001, '2026-02-20', 'Newer')]);
    await scene.settled();
    const done = await tryAll({
      institution: 'myvenue',
      stream: 'contacts',
      reason: 'severalMatch',
    });
    expect(done).toMatchObject({ imported: ITEMS, leftOut: 0, notImported: 0 });
    expect(done.slices).toBeGreaterThan(ITEMS / 50);
    await scene.settled();
    expect(await causes()).toEqual([['contacts', null, 1]]);
    expect(await scene.crm.contacts()).toHaveLength(ITEMS + 2);
    for (const number of ['1000', '1001'])
      expect(await scene.crm.contactOf('myvenue', number)).toMatchObject({ town: 'Newer' });
  });

  it('stay with their new reason when they still cannot be imported', async () => {
    expect(await tryAll({ reason: 'unknown' })).toMatchObject({ imported: 0, notImported: 1 });
    expect(await causes()).toEqual([['contacts', 'typeUnknown', 1]]);
  });

  it('are read from S-360 when they have no date and something newer has come', async () => {
    const number = await scene.s360().creates({ lastName: 'Current', town: 'Bern' });
    await scene.agreed();
    const undated = meier(number, '', 'Older');
    await scene.delivers([{ ...undated, type: 'ROBOT' }]);
    await scene.settled();
    const items = scene.running().strapi.db.connection('s360_quarantined_items');
    await items.where('contact_number', number).update({
      body: JSON.stringify(undated),
      quarantined_at: new Date('2026-01-01T00:00:00Z'),
    });
    expect(await tryAll({ q: number })).toMatchObject({ imported: 1 });
    await scene.settled();
    expect(await scene.crm.contactOf('myvenue', number)).toMatchObject({ town: 'Bern' });
  });

  it('are dismissed one by one or all together, but for those that came after the look at the list', async () => {
    await scene.delivers([1, 2, 3].map((n) => ({ ...meier(6000 + n), type: 'ROBOT' })));
    await scene.settled();
    const upTo = await newestId();
    const id = String(at(await list('q=6001'), 'data', 0, 'id'));
    expect((await admin('DELETE', `/${id}`)).status).toBe(200);
    expect((await admin('DELETE', `/${id}`)).status).toBe(404);
    await scene.delivers([{ ...meier(7000), type: 'ROBOT' }, { type: 'INDIVIDUAL' }]);
    await scene.settled();
    const chosen = { reason: 'typeUnknown', upTo };
    expect((await admin('POST', '/dismiss', chosen)).status).toBe(400);
    const refused = await admin('POST', '/dismiss', { ...chosen, confirmed: 4 });
    expect(refused.status).toBe(409);
    expect(at(refused.body, 'error', 'details', 'reason')).toEqual({
      code: 'dismissalChanged',
      values: { items: 3 },
    });
    const { body } = await admin('POST', '/dismiss', { ...chosen, confirmed: 3 });
    expect(at(body, 'data', 'dismissed')).toBe(3);
    expect(await causes()).toEqual([
      ['contacts', 'numberMissing', 1],
      ['contacts', 'typeUnknown', 1],
    ]);
  });

  it('end when S-360 sends the same contact or order again and it is imported, but not those dated later', async () => {
    const items = () => scene.running().strapi.db.connection('s360_quarantined_items');
    const numbers = async (): Promise<unknown[]> => {
      const rows: Record<string, unknown>[] = await items().select('*').orderBy('id');
      return rows.map((row) => row.contact_number ?? row.order_id);
    };
    const others = await numbers();
    const broken = (...meiers: Parameters<typeof meier>) => ({
      ...meier(...meiers),
      type: 'ROBOT',
    });
    await scene.delivers([
      broken(9001),
      broken(9002, '2026-03-10'),
      broken(9003, '2026-03-12'),
      broken(9004),
    ]);
    await scene.deliversOrders([order(null)]);
    await scene.settled();
    // An order with an id comes here only when the database refuses it.
    await items().where('stream', 'orders').update({ order_id: '9005' });
    expect(await numbers()).toEqual([...others, '9001', '9002', '9003', '9004', '9005']);
    const good = [9001, 9002, 9003].map((number) => meier(number, '2026-03-11', 'Cured'));
    await scene.delivers([...good, broken(9004)]);
    await scene.deliversOrders([order(9005)]);
    await scene.settled();
    expect(await numbers()).toEqual([...others, '9003', '9004', '9004']);
    expect(await total('q=9001')).toBe(0);
    await scene.delivers([meier(9003, '2026-03-12', 'Newer'), meier(9004)]);
    await scene.settled();
    expect(await numbers()).toEqual(others);
  });

  it('are searched by their content only for those who may see it', async () => {
    await scene.delivers([{ ...meier(8000), type: 'ROBOT', note: 'Sesostris' }]);
    await scene.settled();
    const reader = await scene.running().userWith([PERMISSION_ACTIONS.readOverview]);
    expect(at(await list('q=Sesostris'), 'meta', 'pagination', 'total')).toBe(1);
    const { body } = await reader('GET', `${PATH}?q=Sesostris`);
    expect(at(body, 'meta', 'pagination', 'total')).toBe(0);
    const report = await reader('GET', `${PATH}/report?q=Sesostris`);
    expect(at(report.body, 'meta', 'total')).toBe(0);
  });

  it('are not processed again while receiving is paused', async () => {
    const pauses = '/s360/institutions/myvenue/pauses';
    await scene.running().admin('PUT', pauses, { receiving: true });
    const id = String(at(await list('q=8000'), 'data', 0, 'id'));
    const refused = await admin('POST', `/${id}/replay`);
    expect([refused.status, at(refused.body, 'error', 'details', 'reason', 'code')]).toEqual([
      409,
      'receivingPaused',
    ]);
    await scene.running().admin('PUT', pauses, { receiving: false });
  });

  it('are read with the permission for the page, and acted upon only with their own', async () => {
    const upTo = await newestId();
    const reads: [string, string][] = [
      ['GET', `${PATH}/causes`],
      ['GET', `${PATH}/report`],
    ];
    const acts: [string, string, unknown][] = [
      ['POST', `${PATH}/replay`, { upTo, reason: 'none' }],
      ['POST', `${PATH}/dismiss`, { upTo, reason: 'none', confirmed: 0 }],
      ['DELETE', `${PATH}/1`, undefined],
    ];
    const nobody = await scene.running().userWith([]);
    const reader = await scene.running().userWith([PERMISSION_ACTIONS.readOverview]);
    const replayer = await scene.running().userWith([PERMISSION_ACTIONS.replayItems]);
    for (const [method, path, json] of [...reads, ...acts]) {
      const url = scene.running().url + path;
      const sent = { method, ...(json !== undefined && { json }) };
      expect((await request(url, sent)).status).toBe(401);
      expect((await nobody(method, path, json)).status).toBe(403);
    }
    for (const [method, path] of reads) {
      expect((await reader(method, path)).status).toBe(200);
      expect((await replayer(method, path)).status).toBe(403);
    }
    for (const [method, path, body] of acts) {
      expect((await reader(method, path, body)).status).toBe(403);
      expect((await replayer(method, path, body)).status).toBe(method === 'DELETE' ? 404 : 200);
    }
    expect((await admin('POST', '/dismiss', {})).status).toBe(400);
    expect((await admin('POST', '/replay', { upTo, cause: 'x' })).status).toBe(400);
  });
});
