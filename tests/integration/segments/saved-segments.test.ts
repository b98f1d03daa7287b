import { PERMISSION_ACTIONS } from '../../../server/src/contracts';
import {
  startSegmentedContacts,
  type SegmentedContacts,
} from '../../helpers/contacts/segmented-contacts';
import { request } from '../../helpers/http';
import { at, listAt } from '../../helpers/json';
import type { AdminCall } from '../../helpers/strapi/strapi';

const { shareSegments, useSegments } = PERMISSION_ACTIONS;
const FAILED = { kind: 'state', is: 'failed' };
const SOON = { kind: 'expires', withinDays: '7' };

describe('a saved segment', () => {
  let crm: SegmentedContacts;
  let ada: AdminCall;
  let ben: AdminCall;
  let chief: AdminCall;

  beforeAll(async () => {
    crm = await startSegmentedContacts();
    ada = await crm.running.userWith([useSegments]);
    ben = await crm.running.userWith([useSegments]);
    chief = await crm.running.userWith([useSegments, shareSegments]);
  });
  afterAll(() => crm.running.stop());

  const save = (who: AdminCall, name: string, others: object = {}) =>
    who('POST', '/s360/segments', { name, conditions: [FAILED], isShared: false, ...others });
  const savedBy = async (who: AdminCall) =>
    listAt((await who('GET', '/s360/segments')).body, 'data');
  const namesOf = async (who: AdminCall) => (await savedBy(who)).map((one) => at(one, 'name'));

  it('keeps its name, conditions and author, and is seen by its author alone', async () => {
    const { body, status } = await save(ada, ' Soon ', { conditions: [FAILED, SOON] });
    expect(status).toBe(200);
    expect(at(body, 'data')).toMatchObject({
      name: 'Soon',
      conditions: [FAILED, SOON],
      isShared: false,
      isOwn: true,
      mayChange: true,
      isUsable: true,
    });
    expect(await namesOf(ada)).toEqual(['Soon']);
    expect(await namesOf(ben)).toEqual([]);
    const id = Number(at(body, 'data', 'id'));
    expect((await ben('PUT', `/s360/segments/${id}`, { name: 'Mine' })).status).toBe(404);
    expect((await ben('DELETE', `/s360/segments/${id}`)).status).toBe(404);
    expect((await ada('PUT', `/s360/segments/${id}`, { name: 'This week' })).status).toBe(200);
    expect(await namesOf(ada)).toEqual(['This week']);
    expect((await ada('DELETE', `/s360/segments/${id}`)).status).toBe(204);
    expect(await namesOf(ada)).toEqual([]);
  });

  it('is shared by those who may, and changed by them only', async () => {
    expect((await save(ada, 'For all', { isShared: true })).status).toBe(403);
    const { body } = await save(chief, 'For all', { isShared: true });
    const id = Number(at(body, 'data', 'id'));
    expect(await savedBy(ben)).toMatchObject([
      { name: 'For all', isOwn: false, mayChange: false, isShared: true },
    ]);
    expect(at(await savedBy(ben), 0, 'author', 'name')).toEqual(expect.any(String));
    expect((await ben('PUT', `/s360/segments/${id}`, { name: 'Mine' })).status).toBe(403);
    expect((await ben('DELETE', `/s360/segments/${id}`)).status).toBe(403);
    const another = await crm.running.userWith([useSegments, shareSegments]);
    expect((await another('PUT', `/s360/segments/${id}`, { isShared: false })).status).toBe(200);
    expect(await namesOf(ben)).toEqual([]);
    expect(await namesOf(chief)).toEqual(['For all']);
  });

  it('needs a name that its author does not see already, and valid conditions', async () => {
    expect((await save(ben, 'Once')).status).toBe(200);
    const again = await save(ben, 'Once');
    expect([again.status, at(again.body, 'error', 'details', 'reason', 'code')]).toEqual([
      409,
      'segmentNameTaken',
    ]);
    expect((await save(ada, 'Once')).status).toBe(200);
    expect((await save(ben, '  ')).status).toBe(400);
    expect((await save(ben, 'Nothing', { conditions: [] })).status).toBe(400);
    const elsewhere = { conditions: [{ ...FAILED, institution: 'zoo' }] };
    expect((await save(ben, 'Zoo', elsewhere)).status).toBe(400);
  });

  it('stays out of sight of a role that is limited to other institutions', async () => {
    const atMuseum = { conditions: [{ ...FAILED, institution: 'museum' }], isShared: true };
    const { body } = await save(chief, 'At the museum', atMuseum);
    const here = [`plugin::s360.at-institution-myvenue`];
    const limited = await crm.running.userWith([useSegments, shareSegments], here);
    expect(await namesOf(limited)).not.toContain('At the museum');
    const id = String(at(body, 'data', 'id'));
    expect((await limited('DELETE', `/s360/segments/${id}`)).status).toBe(404);
    expect((await save(limited, 'Mine', atMuseum)).status).toBe(403);
    expect((await save(limited, 'Mine')).status).toBe(200);
  });

  it('is changed by a limited role only if it is its own, or about its institutions alone', async () => {
    const here = [`plugin::s360.at-institution-myvenue`];
    const limited = await crm.running.userWith([useSegments, shareSegments], here);
    const shared = async (who: AdminCall, name: string, conditions: object[]) => {
      const saved = await save(who, name, { conditions, isShared: true });
      return `/s360/segments/${String(at(saved.body, 'data', 'id'))}`;
    };
    const ofHere = { ...FAILED, institution: 'myvenue' };
    const ofAll = await shared(chief, 'Of all', [ofHere, FAILED]);
    expect((await limited('PUT', ofAll, { name: 'Taken' })).status).toBe(403);
    expect((await limited('DELETE', ofAll)).status).toBe(403);
    const listed = (await savedBy(limited)).find((one) => at(one, 'name') === 'Of all');
    expect(listed).toMatchObject({ isOwn: false, mayChange: false });
    const own = await shared(limited, 'Own', [FAILED]);
    expect((await limited('PUT', own, { name: 'Renamed' })).status).toBe(200);
    const atHere = await shared(chief, 'At the venue', [ofHere]);
    expect((await limited('DELETE', atHere)).status).toBe(204);
    expect((await chief('DELETE', own)).status).toBe(204);
    expect((await chief('DELETE', ofAll)).status).toBe(204);
  });

  it('counts towards the limit of a list, even if a limited role does not see it', async () => {
    const here = [`plugin::s360.at-institution-myvenue`];
    const limited = await crm.running.userWith([useSegments], here);
    const user = (await limited('GET', '/admin/users/me')).body;
    const author = `admin:${String(at(user, 'data', 'id'))}`;
    const conditions = JSON.stringify([{ ...FAILED, institution: 'museum' }]);
    const rows = Array.from({ length: 200 }, (_none, index) => ({
      ...{ name: `At the museum ${index}`, author, conditions },
      ...{ is_shared: false, changed_at: new Date() },
    }));
    const { connection } = crm.running.strapi.db;
    await connection.batchInsert('s360_saved_segments', rows, 50);
    expect(await namesOf(limited)).not.toContain('At the museum 0');
    const refused = await save(limited, 'One more');
    expect([refused.status, at(refused.body, 'error', 'details', 'reason', 'code')]).toEqual([
      409,
      'tooManySegments',
    ]);
    await connection('s360_saved_segments').where({ author }).delete();
    expect((await save(limited, 'One more')).status).toBe(200);
  });

  it('is withheld without the permission', async () => {
    expect((await request(`${crm.running.url}/s360/segments`)).status).toBe(401);
    const nobody = await crm.running.userWith([]);
    expect((await nobody('GET', '/s360/segments')).status).toBe(403);
    expect((await save(nobody, 'Mine')).status).toBe(403);
  });
});
