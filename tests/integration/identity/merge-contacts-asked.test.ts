import { PERMISSION_ACTIONS } from '../../../server/src/contracts';
import { at, listAt } from '../../helpers/json';
import { MERGING, mergingOf, person } from '../../helpers/identity/merging';
import { sceneForAll } from '../../helpers/scene/scene-for-tests';
import { until } from '../../helpers/waiting';

const method = 'saveIndividualContactData';

describe('a match review about merging two contacts', () => {
  const scene = sceneForAll(MERGING);

  const { candidates, knownAt, merge } = mergingOf(() => scene);

  it('names the remaining contact in other open reviews after the merge', async () => {
    const same = { lastName: 'Triplet', email: 'triplet@example.com' };
    const [one = '', two = '', three = ''] = [
      await scene.crm.creates(same),
      await scene.crm.creates(same),
      await scene.crm.creates(same),
    ];
    const number = await scene.s360('myvenue').creates(same);
    await scene.agreed();
    expect((await merge(one, two)).status).toBe(200);
    const answer = await scene.running().admin('GET', '/s360/match-reviews?state=open&kind=match');
    const asked = listAt(answer.body, 'data').filter((row) => at(row, 'contactNumber') === number);
    expect(asked).toMatchObject([{ contacts: [{ documentId: one }, { documentId: three }] }]);
  });

  it('is found by its number, which comes first, and by a contact that it is about', async () => {
    const twins = async (lastName: string) => {
      const same = { lastName, email: `${lastName}@example.com`.toLowerCase() };
      const one = await scene.crm.creates(same);
      await scene.crm.creates(same);
      const number = await scene.s360('myvenue').creates(same);
      await scene.agreed();
      return { one, number };
    };
    const found = async (typed: string) => {
      const path = `/s360/match-reviews?state=open&q=${encodeURIComponent(typed)}`;
      const { body } = await scene.running().admin('GET', path);
      return listAt(body, 'data').map((row) => at(row, 'contactNumber'));
    };
    const named = await twins('Numbered');
    const alike = await twins('Alike');
    await scene.crm.saves(alike.one, { street2: `c/o ${named.number}` });
    expect(await found(named.number)).toEqual([named.number, alike.number]);
    expect(await found('ALIKE')).toEqual([alike.number]);
    expect(await found('nobody at all')).toEqual([]);
    await scene.agreed();
  });

  it('is closed once one of the contacts is deleted', async () => {
    const one = await knownAt('myvenue', person('Deleted', { email: 'deleted@example.com' }));
    const other = await knownAt('myvenue', person('Deleted', { email: 'deleted@example.com' }));
    const asked = () => candidates({ contact_number: other.contactNumber });
    expect(await asked()).toMatchObject([{ kind: 'merge', state: 'open' }]);
    await scene.crm.deletes(one.documentId);
    expect(await asked()).toMatchObject([
      { state: 'decided', decided_by: 'admin:1', open_key: null },
    ]);
  });

  it('rejects the merge when both have a number, unless one is to be left unlinked', async () => {
    const one = await knownAt('myvenue', person('Double', { email: 'double@example.com' }));
    const other = await knownAt('myvenue', person('Double', { email: 'double@example.com' }));
    const [asked] = await candidates({ contact_number: other.contactNumber });
    expect(asked).toMatchObject({ kind: 'merge', state: 'open' });

    const refused = await merge(one.documentId, other.documentId);
    expect(refused.status).toBe(409);
    const message = String(at(refused.body, 'error', 'message'));
    expect(message).toContain(`${one.contactNumber} and ${other.contactNumber}`);
    expect(message).toContain('myvenue');
    const numbers = { kept: one.contactNumber, removed: other.contactNumber };
    const reason = { code: 'bothHaveNumbers', values: { institution: 'myvenue', ...numbers } };
    expect(at(refused.body, 'error', 'details')).toEqual({
      errors: [{ path: [], message, reason }],
    });
    expect(await scene.crm.link(other.documentId, 'myvenue')).toMatchObject({ state: 'inSync' });

    const more = { onTwoNumbers: 'unlinkRemoved' };
    expect((await merge(one.documentId, other.documentId, more)).status).toBe(200);
    expect(await scene.crm.link(other.documentId, 'myvenue')).toMatchObject({
      contactNumber: other.contactNumber,
      state: 'unlinked',
    });
    expect(await scene.crm.link(one.documentId, 'myvenue')).toMatchObject({ state: 'inSync' });
    const [decided] = await candidates({ contact_number: other.contactNumber });
    expect(decided).toMatchObject({ state: 'decided', decided_by: 'admin:1', open_key: null });
    await scene.s360('myvenue').changes(other.contactNumber, { town: 'Bern' });
    await scene.agreed();
    expect(await scene.crm.contact(one.documentId)).toMatchObject({ town: null });
  });

  it('waits while a create is in doubt, and is opened when the number belongs to the other contact', async () => {
    const owner = await knownAt('myvenue', person('Owner', { email: 'owner@example.com' }));
    const documentId = await scene.crm.creates({ lastName: 'Owner again', town: 'Chur' });
    await scene.s360('myvenue').faults({ method, times: 1, kind: 'reset' });
    await scene.crm.panel('POST', documentId, '/myvenue/push');
    await until('it is in doubt', async () => {
      const { state } = await scene.crm.status(documentId, 'myvenue');
      return state === 'inDoubt' ? state : null;
    });
    const refused = await merge(owner.documentId, documentId);
    expect(refused.status).toBe(409);
    expect(String(at(refused.body, 'error', 'message'))).toContain('settle that first');

    const adopt = { decision: 'adopt', contactNumber: owner.contactNumber };
    expect((await scene.crm.panel('POST', documentId, '/myvenue/in-doubt', adopt)).status).toBe(
      409,
    );
    const [asked] = await candidates({ contact_number: owner.contactNumber });
    expect(asked).toMatchObject({ kind: 'merge', state: 'open' });
    const ids = asked.contact_document_ids as unknown;
    expect(typeof ids === 'string' ? JSON.parse(ids) : ids).toEqual([owner.documentId, documentId]);
  });

  it('requires two different existing contacts and the permission', async () => {
    const one = await scene.crm.creates({ lastName: 'One' });
    const two = await scene.crm.creates({ lastName: 'Two' });
    expect((await merge(one, 'nobody')).status).toBe(404);
    expect((await merge(one, one)).status).toBe(409);
    expect((await merge(one, two, { onTwoNumbers: 'guess' })).status).toBe(400);
    const reader = await scene.running().userWith([PERMISSION_ACTIONS.readOverview]);
    expect((await reader('POST', `/s360/contacts/${one}/merge`, { remove: two })).status).toBe(403);
    const decider = await scene.running().userWith([PERMISSION_ACTIONS.decideMatches]);
    expect((await decider('GET', `/s360/contacts/${one}/merge/${two}`)).status).toBe(200);
    expect((await decider('POST', `/s360/contacts/${one}/merge`, { remove: two })).status).toBe(
      200,
    );
    await expect(scene.crm.contact(two)).rejects.toThrow();
  });
});
