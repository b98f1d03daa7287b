import { CONTACT_HISTORY_UID, OVERRIDDEN_EDIT_UID } from '../../../../server/src/contracts';
import { bulkJobsOf } from '../../../helpers/bulk-jobs/bulk-jobs';
import { valuesInS360 } from '../../../helpers/contacts/contacts';
import { at, listAt, objectAt } from '../../../helpers/json';
import { rowsOf } from '../../../helpers/scene/crm-side';
import { sceneForAll } from '../../../helpers/scene/scene-for-tests';
import { until } from '../../../helpers/waiting';

const VENUES = ['myvenue', 'museum'] as const;

describe('edits that S-360’s values replaced', () => {
  const scene = sceneForAll({
    institutions: VENUES.map((code) => ({
      code,
      plugin: { pushNewContacts: false, fields: { town: { conflict: 's360' } } },
    })),
    settings: { bulkGuard: { links: 4 } },
  });

  const admin = (method: string, path: string, body?: object) =>
    scene.running().admin(method, `/s360${path}`, body);
  const ofContact = async (documentId: string) =>
    listAt((await admin('GET', `/contacts/${documentId}/overridden-edits`)).body, 'data');
  const waiting = async () => {
    const { body } = await admin('GET', '/attention');
    const group = listAt(body, 'data').find((one) => at(one, 'kind') === 'overriddenEdit');
    return group === undefined ? 0 : at(group, 'count');
  };
  const townInS360 = async (code: string, number: string) =>
    valuesInS360(await scene.s360(code).contact(number)).town;

  /** A contact with the town Basel, known to both institutions. */
  async function known(name: string) {
    const values = {
      firstName: 'Anna',
      lastName: name,
      email: `${name}@example.com`,
      birthDate: '1980-02-01',
      town: 'Basel',
    };
    const numbers: Record<string, string> = {};
    for (const code of VENUES) {
      numbers[code] = await scene.s360(code).creates(values);
      await scene.agreed();
    }
    const number = (code: string) => numbers[code] ?? '';
    const { documentId } = objectAt(await scene.crm.contactOf('myvenue', number('myvenue')));
    return { number, documentId: String(documentId) };
  }

  async function sendingPaused(sending: boolean): Promise<void> {
    for (const code of VENUES)
      expect((await admin('PUT', `/institutions/${code}/pauses`, { sending })).status).toBe(200);
  }

  /** Chur is typed while nothing is sent and S-360 has Bern already. */
  async function replacedUnsent(name: string) {
    const contact = await known(name);
    const { documentId, number } = contact;
    await scene.s360().changes(number('myvenue'), { town: 'Bern' });
    // A save that S-360 may have taken would have to be read back before its values count.
    await sendingPaused(true);
    await scene.crm.saves(documentId, { town: 'Chur' });
    await scene.cycle();
    await until('S-360’s value is taken', async () => {
      const { town } = await scene.crm.contact(documentId);
      return town === 'Bern';
    });
    await sendingPaused(false);
    await scene.agreed();
    return contact;
  }

  it('before they were sent wait for somebody, and are put back as an edit of now', async () => {
    const { documentId, number } = await replacedUnsent('unsent');
    expect(await waiting()).toBe(1);
    const [edit] = await ofContact(documentId);
    expect(edit).toMatchObject({
      institution: { code: 'myvenue' },
      field: 'town',
      typedValue: 'Chur',
      typedBy: { name: 'Ada Admin' },
      isOwn: true,
      shownValue: 'Bern',
      valueNow: 'Bern',
      wasSent: false,
      sentTo: 2,
    });
    const path = `/contacts/${documentId}/overridden-edits/${String(at(edit, 'id'))}/decision`;
    const stale = await admin('POST', path, { decision: 'putBack', valueNow: 'Basel' });
    expect(stale.status).toBe(409);
    const answer = await admin('POST', path, { decision: 'putBack', valueNow: 'Bern' });
    expect(answer).toMatchObject({ status: 200, body: { data: [] } });
    await scene.agreed();
    for (const code of VENUES) expect(await townInS360(code, number(code))).toBe('Chur');
    expect(await waiting()).toBe(0);
    const history = await rowsOf(scene.running(), CONTACT_HISTORY_UID, {
      contactDocumentId: documentId,
      field: 'town',
    });
    expect(history.map(({ cause, newValue }) => [cause, newValue])).toEqual([
      ['crm', 'Chur'],
      ['conflict', 'Bern'],
      ['crm', 'Chur'],
    ]);
    expect(await rowsOf(scene.running(), OVERRIDDEN_EDIT_UID)).toMatchObject([
      { outcome: 'putBack', decidedBy: expect.stringMatching(/^admin:/) },
    ]);
    const again = await admin('POST', path, { decision: 'putBack', valueNow: 'Chur' });
    expect(again.status).toBe(404);
  });

  it('after they were sent wait too, until somebody has looked at them', async () => {
    const { documentId, number } = await known('sent');
    await scene.crm.saves(documentId, { town: 'Chur' });
    await scene.agreed();
    await scene.s360('museum').changes(number('museum'), { town: 'Bern' });
    await scene.agreed();
    const [edit] = await ofContact(documentId);
    expect(edit).toMatchObject({
      institution: { code: 'museum' },
      typedValue: 'Chur',
      shownValue: 'Bern',
      wasSent: true,
    });
    expect(await waiting()).toBe(1);
    const { body } = await admin('POST', '/overridden-edits/decisions', {
      decision: 'lookedAt',
      edits: [{ id: at(edit, 'id'), valueNow: 'Bern' }],
    });
    expect(listAt(body, 'data')).toEqual([{ id: at(edit, 'id'), refusal: null }]);
    expect(await waiting()).toBe(0);
    expect(await scene.crm.contact(documentId)).toMatchObject({ town: 'Bern' });
  });

  it('are none when only S-360 changed the field, or an API client did', async () => {
    const { documentId, number } = await known('quiet');
    await scene.s360('museum').changes(number('museum'), { town: 'Bern' });
    await scene.agreed();
    await scene.s360('myvenue').changes(number('myvenue'), { town: 'Thun' });
    await scene.agreed();
    expect(await ofContact(documentId)).toEqual([]);
  });

  it('wait no more when somebody edits the field again, or deletes the contact', async () => {
    const edited = await replacedUnsent('edited');
    await scene.crm.saves(edited.documentId, { town: 'Zug' });
    expect(await ofContact(edited.documentId)).toEqual([]);
    const deleted = await replacedUnsent('deleted');
    expect(await waiting()).toBe(1);
    await scene.crm.deletes(deleted.documentId);
    expect(await waiting()).toBe(0);
    await scene.agreed();
  });

  it('are another person’s on the contact, and take the rights to decide and to change', async () => {
    const { documentId } = await replacedUnsent('rights');
    const [edit] = await ofContact(documentId);
    const id = at(edit, 'id');
    const own = `/s360/contacts/${documentId}/overridden-edits/${String(id)}/decision`;
    const body = { decision: 'putBack', valueNow: 'Bern' };
    const several = { decision: 'putBack', edits: [{ id, valueNow: 'Bern' }] };
    const reader = await scene.running().userWith(['plugin::s360.sync.read']);
    expect(
      at((await reader('GET', `/s360/contacts/${documentId}/overridden-edits`)).body, 'data', 0),
    ).toMatchObject({ isOwn: false, typedBy: { name: 'Ada Admin' } });
    expect((await reader('POST', own, body)).status).toBe(404);
    expect((await reader('POST', '/s360/overridden-edits/decisions', several)).status).toBe(403);
    const decider = await scene.running().userWith(['plugin::s360.conflicts.decide']);
    const refused = await decider('POST', '/s360/overridden-edits/decisions', several);
    expect(at(refused.body, 'data', 0, 'refusal', 'code')).toBe('mayNotFillFields');
    expect(await scene.crm.contact(documentId)).toMatchObject({ town: 'Bern' });
    await admin('POST', '/overridden-edits/decisions', { ...several, decision: 'lookedAt' });
    expect(await waiting()).toBe(0);
  });

  it('are put back in bulk within the bulk guard, which states the calls before it approves', async () => {
    const contacts = [
      await replacedUnsent('first'),
      await replacedUnsent('second'),
      await replacedUnsent('third'),
    ];
    const { body } = await admin('GET', '/overridden-edits?institution=myvenue');
    const listed = listAt(body, 'data');
    expect(listed.map((one) => at(one, 'sentTo'))).toEqual([2, 2, 2]);
    const edits = listed.map((one) => ({ id: at(one, 'id'), valueNow: at(one, 'valueNow') }));
    const unknown = { id: 9_999_999, valueNow: null };
    const answer = await admin('POST', '/overridden-edits/decisions', {
      decision: 'putBack',
      edits: [...edits, unknown],
    });
    expect(
      listAt(answer.body, 'data').map((one) => at(one, 'refusal', 'code') ?? 'decided'),
    ).toEqual(['decided', 'decided', 'decided', 'noOverriddenEdit']);
    const { id } = objectAt((await bulkJobsOf(scene).list('?state=waiting&kind=guard'))[0]);
    const { costs } = await bulkJobsOf(scene).one(id);
    expect(costs).toEqual(
      expect.arrayContaining(
        VENUES.map((institution) => expect.objectContaining({ institution, calls: 3 })),
      ),
    );
    const first = contacts[0]?.number('museum') ?? '';
    expect(await townInS360('museum', first)).toBe('Bern');
    await bulkJobsOf(scene).decides(id, 'approve');
    await scene.agreed();
    for (const { number } of contacts)
      for (const code of VENUES) expect(await townInS360(code, number(code))).toBe('Chur');
  });

  it('are gone once the person is erased', async () => {
    const { documentId } = await replacedUnsent('erased');
    const erased = await admin('POST', `/contacts/${documentId}/erasure`, { name: 'Anna erased' });
    expect(erased.status).toBeLessThan(300);
    scene.excuse({ check: 'everybody', fits: /./, because: 'an erased person stays out' });
    const left = await rowsOf(scene.running(), OVERRIDDEN_EDIT_UID, {
      contactDocumentId: documentId,
    });
    expect(left).toEqual([]);
  });
});
