import { PERMISSION_ACTIONS } from '../../../server/src/contracts';
import { request } from '../../helpers/http';
import { at, listAt, objectAt } from '../../helpers/json';
import { sceneForAll } from '../../helpers/scene/scene-for-tests';
import { until } from '../../helpers/waiting';

describe('a number that a person unlinks or links', () => {
  const scene = sceneForAll({ institutions: [{ code: 'myvenue' }] });

  const act = (documentId: string, action: 'link' | 'unlink', body: object = {}) =>
    scene.running().admin('POST', `/s360/contacts/${documentId}/sync/myvenue/${action}`, body);
  const reasonOf = ({ body, status }: { body: unknown; status: number }) => [
    status,
    at(body, 'error', 'details', 'reason', 'code'),
  ];
  const townOf = async (documentId: string) => (await scene.crm.contact(documentId)).town;

  async function linked(lastName: string) {
    const number = await scene.s360().creates({ lastName, town: 'Basel' });
    await scene.agreed();
    const found = objectAt(await scene.crm.contactOf('myvenue', number));
    return { number, documentId: String(found.documentId) };
  }

  it('exchanges nothing once it is unlinked, and says so', async () => {
    const { documentId, number } = await linked('Parted');
    const { body, status } = await act(documentId, 'unlink');
    expect([status, at(body, 'data', 'state')]).toEqual([200, 'unlinked']);
    await scene.s360().changes(number, { town: 'Bern' });
    await scene.cycle();
    await scene.settled();
    expect(await townOf(documentId)).toBe('Basel');
    await scene.crm.saves(documentId, { town: 'Chur' });
    await scene.settled();
    expect(at(await scene.s360().contact(number), 'addresses', 0, 'town')).toBe('Bern');
    expect(reasonOf(await act(documentId, 'unlink'))).toEqual([409, 'notLinkedHere']);
    await act(documentId, 'link', { contactNumber: number });
    await scene.agreed();
  });

  it('is read from S-360 when it is linked again, and then exchanged as before', async () => {
    const { documentId, number } = await linked('Reunited');
    await act(documentId, 'unlink');
    await scene.s360().changes(number, { town: 'Bern' });
    await scene.cycle();
    const { body, status } = await act(documentId, 'link', { contactNumber: number });
    expect([status, at(body, 'data', 'contactNumber')]).toEqual([200, number]);
    await until('it was read', async () => (await townOf(documentId)) === 'Bern');
    const history = await scene
      .running()
      .admin('GET', `/s360/contacts/${documentId}/history?field=contactNumber`);
    expect(listAt(history.body, 'data')).toMatchObject([
      { oldValue: null, newValue: number, cause: 'decision', by: { name: expect.any(String) } },
      { oldValue: number, newValue: null, cause: 'decision' },
    ]);
    await scene.agreed();
  });

  it('can be given to another contact once it is unlinked, and to none before', async () => {
    const wrong = await linked('Mistaken');
    const right = await scene.crm.creates({ lastName: 'Mistaken', firstName: 'Real' });
    await scene.settled();
    const own = String((await scene.crm.status(right, 'myvenue')).contactNumber);
    const give = () => act(right, 'link', { contactNumber: wrong.number });
    const refused = await give();
    expect(refused.status).toBe(409);
    expect(at(refused.body, 'error', 'details', 'reason')).toEqual({
      code: 'numberTaken',
      values: { number: wrong.number, contact: wrong.documentId },
    });
    await act(wrong.documentId, 'unlink');
    expect(reasonOf(await give())).toEqual([409, 'hasNumber']);
    await act(right, 'unlink');
    // Its own number stays known as unlinked: only that one can be linked again.
    expect(reasonOf(await give())).toEqual([409, 'hasNumber']);
    expect((await act(right, 'link', { contactNumber: own })).status).toBe(200);
    await act(wrong.documentId, 'link', { contactNumber: wrong.number });
    await scene.agreed();
  });

  it('is left to a person with the permission to decide matches', async () => {
    const { documentId } = await linked('Guarded');
    const path = `/s360/contacts/${documentId}/sync/myvenue/unlink`;
    expect((await request(scene.running().url + path, { method: 'POST' })).status).toBe(401);
    const reader = await scene.running().userWith([PERMISSION_ACTIONS.readSync]);
    expect((await reader('POST', path, {})).status).toBe(403);
  });
});
