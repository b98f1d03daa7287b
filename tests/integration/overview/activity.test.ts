import { PERMISSION_ACTIONS } from '../../../server/src/contracts';
import { request } from '../../helpers/http';
import { at, listAt, objectAt, textAt } from '../../helpers/json';
import { sceneForAll } from '../../helpers/scene/scene-for-tests';

type Entry = Record<string, unknown>;

const { readOverview, readPayloads, replayItems } = PERMISSION_ACTIONS;
const save = 'saveIndividualContactData';

describe('the activity', () => {
  const scene = sceneForAll({ institutions: [{ code: 'myvenue' }, { code: 'museum' }] });

  const admin = (path: string) => scene.running().admin('GET', `/s360/${path}`);
  const page = async (query = ''): Promise<Entry[]> =>
    listAt((await admin(`activity?limit=100&${query}`)).body, 'data').map((entry) =>
      objectAt(entry),
    );
  const keyOf = (entry: Entry): string =>
    entry.direction === 'in'
      ? `in-${String(at(entry, 'delivery', 'id'))}`
      : `out-${String(at(entry, 'call', 'id'))}`;
  const callsOf = (entries: readonly Entry[]) =>
    entries.flatMap((entry) => (entry.direction === 'out' ? [objectAt(entry, 'call')] : []));

  async function known(lastName: string) {
    const email = `${lastName}@example.com`;
    const number = await scene.s360().creates({ lastName, email, town: 'Bern' });
    await scene.agreed();
    const { documentId } = objectAt(await scene.crm.contactOf('myvenue', number));
    return { number, documentId: String(documentId) };
  }

  it('shows a delivery and the call that answers an edit, each with its contact', async () => {
    const { documentId, number } = await known('Stream');
    await scene.crm.saves(documentId, { town: 'Chur' });
    await scene.agreed();
    const entries = await page(`contact=${documentId}`);
    const [call] = callsOf(entries).filter(({ method }) => method === save);
    expect(call).toMatchObject({
      institution: 'myvenue',
      outcome: 'ok',
      httpStatus: 200,
      reason: null,
      about: { contact: { documentId }, contactNumber: number },
    });
    expect(Number(call?.durationMs)).toBeGreaterThanOrEqual(0);
    expect(entries.some(({ direction }) => direction === 'in')).toBe(true);
    const others = await page(`number=${number}`);
    expect(others.map(keyOf)).toEqual(entries.map(keyOf));
    expect((await page('q=stream')).map(keyOf)).toEqual(entries.map(keyOf));
  });

  it('is paged by where a page ended: nothing is missed and nothing comes twice', async () => {
    await known('Paged');
    await known('Pages');
    const all = await page('institution=myvenue');
    const found: string[] = [];
    for (let before: string | null = ''; before !== null;) {
      const asked = `institution=myvenue&limit=2${before === '' ? '' : `&before=${before}`}`;
      const { body } = await admin(`activity?${asked}`);
      found.push(...listAt(body, 'data').map((entry) => keyOf(objectAt(entry))));
      const next = at(body, 'meta', 'next');
      before = typeof next === 'string' ? next : null;
    }
    expect(found).toEqual(all.map(keyOf));
    const times = all.map((entry) => textAt(entry, 'at'));
    expect(times).toEqual([...times].sort().reverse());
  });

  it('is filtered by direction, institution, outcome and time', async () => {
    const { documentId } = await known('Refused');
    await scene.s360().faults({
      method: save,
      times: 1,
      kind: 'business',
      statusDetail: 'error.contact.refused',
    });
    await scene.crm.saves(documentId, { town: 'Olten' });
    await scene.settled();
    const failed = await page('outcome=failed');
    expect(callsOf(failed)).toMatchObject([
      {
        outcome: 'failed',
        reason: { code: 'callRefused', values: { detail: 'error.contact.refused' } },
      },
    ]);
    const directionsOf = async (query: string) => [
      ...new Set((await page(query)).map(({ direction }) => direction)),
    ];
    expect(await directionsOf('direction=in')).toEqual(['in']);
    expect(await directionsOf('direction=out')).toEqual(['out']);
    expect(await page('institution=museum')).toEqual([]);
    expect(await page('until=2020-01-01')).toEqual([]);
    expect(await page('from=2020-01-01')).toEqual(await page());
    expect((await admin('activity?before=yesterday')).status).toBe(400);
  });

  it('is filtered by calls that have not ended, at their institution', async () => {
    await known('Under way');
    const calls = scene.running().strapi.db.connection('s360_permits');
    const { id: _id, ...ended } = await calls.clone().where({ institution: 'myvenue' }).first();
    const [id] = await calls
      .clone()
      .insert({ ...ended, taken_at_ms: Date.now(), ended_at_ms: null, outcome: null }, ['id']);
    const open = async (institution: string) =>
      callsOf(await page(`outcome=open&institution=${institution}`));
    expect(await open('myvenue')).toMatchObject([{ outcome: 'open', durationMs: null }]);
    expect(await open('museum')).toEqual([]);
    await calls
      .clone()
      .where('id', at(id, 'id') ?? id)
      .delete();
  });

  it('shows field by field what a delivery changed, a read, and what a save had to send', async () => {
    const { documentId, number } = await known('Fields');
    await scene.s360().changes(number, { town: 'Zug' });
    await scene.agreed();
    const entries = await page(`contact=${documentId}`);
    const delivery = entries.find(({ direction }) => direction === 'in');
    const changes = async (path: string) => listAt((await admin(path)).body, 'data');
    expect(
      await changes(`deliveries/${String(at(delivery, 'delivery', 'id'))}/changes`),
    ).toMatchObject([
      { contact: { documentId }, field: 'town', oldValue: 'Bern', newValue: 'Zug' },
    ]);
    for (const town of ['Baden', 'Thun']) {
      await scene.crm.saves(documentId, { town });
      await scene.agreed();
    }
    const [newest] = callsOf(await page(`contact=${documentId}&direction=out`)).filter(
      ({ method }) => method === save,
    );
    expect(await changes(`calls/${String(newest?.id)}/changes`)).toMatchObject([
      { field: 'town', oldValue: 'Baden', newValue: 'Thun' },
    ]);
    const call = await admin(`calls/${String(newest?.id)}`);
    expect(call.body).toMatchObject({ data: { method: save, about: { contact: { documentId } } } });
    expect((await admin('calls/999999')).status).toBe(404);
  });

  it('names the contact of each item of a delivery, and the buyer of each order', async () => {
    const { documentId, number } = await known('Named');
    const order = await scene
      .s360()
      .orders({ fileId: '1', contactReference: number, orderState: 'CLOSED' });
    const orderId = String(order.orderId);
    await scene.agreed();
    const contact = { documentId, name: 'Named' };
    const itemsOf = async (user: typeof admin, stream: string) => {
      const entries = await page(`direction=in&number=${stream === 'orders' ? orderId : number}`);
      const found = entries.find((entry) => at(entry, 'delivery', 'stream') === stream);
      const { body } = await user(`deliveries/${String(at(found, 'delivery', 'id'))}`);
      return listAt(body, 'data', 'outcomes');
    };
    expect(await itemsOf(admin, 'contacts')).toMatchObject([
      { contactNumber: number, contact, orderDocumentId: null },
    ]);
    const [stored] = await scene.crm.orders({ orderId });
    const orderDocumentId = textAt(stored, 'documentId');
    expect(await itemsOf(admin, 'orders')).toMatchObject([{ orderId, contact, orderDocumentId }]);
    const reader = await scene.running().userWith([readOverview]);
    const withheld = (path: string) => reader('GET', `/s360/${path}`);
    expect(await itemsOf(withheld, 'contacts')).toMatchObject([{ contact: null }]);
    expect(await itemsOf(withheld, 'orders')).toMatchObject([{ contact: null, orderDocumentId }]);
  });

  it('shows personal data only to roles with the permission for it', async () => {
    await known('Withheld');
    const id = String(at((await page('direction=in'))[0], 'delivery', 'id'));
    const reader = await scene.running().userWith([readOverview]);
    const seen = await reader('GET', `/s360/deliveries/${id}`);
    expect(at(seen.body, 'data', 'body')).toBeNull();
    expect(JSON.stringify(seen.body)).not.toContain('Withheld@example.com');
    expect((await reader('GET', `/s360/deliveries/${id}/changes`)).status).toBe(403);
    await scene.delivers(['Ada Lovelace']);
    await scene.settled();
    const items = async (user: typeof reader) =>
      listAt((await user('GET', '/s360/quarantined-items')).body, 'data').map((item) =>
        at(item, 'body'),
      );
    expect(await items(reader)).toEqual([null]);
    const trusted = await scene.running().userWith([readOverview, readPayloads]);
    const whole = await trusted('GET', `/s360/deliveries/${id}`);
    expect(textAt(whole.body, 'data', 'body')).toContain('Withheld@example.com');
    expect((await trusted('GET', `/s360/deliveries/${id}/changes`)).status).toBe(200);
    expect(await items(trusted)).toEqual(['"Ada Lovelace"']);
  });

  it('needs a login, and the permission of each route', async () => {
    const routes: [string, string, unknown, string][] = [
      ['GET', '/s360/activity', undefined, readOverview],
      ['GET', '/s360/calls/1', undefined, readOverview],
      ['GET', '/s360/calls/1/changes', undefined, readPayloads],
      ['GET', '/s360/deliveries/1/changes', undefined, readPayloads],
      ['POST', '/s360/deliveries/replay', { ids: [1] }, replayItems],
    ];
    const nobody = await scene.running().userWith([]);
    for (const [method, path, json, permission] of routes) {
      const url = scene.running().url + path;
      const closed = await request(url, { method, ...(json !== undefined && { json }) });
      expect([path, closed.status]).toEqual([path, 401]);
      expect([path, (await nobody(method, path, json)).status]).toEqual([path, 403]);
      const user = await scene.running().userWith([permission]);
      expect([path, (await user(method, path, json)).status]).toEqual([path, 200]);
    }
  });
});
