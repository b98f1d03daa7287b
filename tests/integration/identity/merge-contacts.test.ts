import { CONTACT_UID } from '../../../server/src/contracts';
import { valuesInS360 } from '../../helpers/contacts/contacts';
import type { Row } from '../../helpers/scene/crm-side';
import { at, listAt, objectAt } from '../../helpers/json';
import { MERGING, mergingOf, person } from '../../helpers/identity/merging';
import { sceneForAll } from '../../helpers/scene/scene-for-tests';
import { until } from '../../helpers/waiting';

const VISIT_UID = 'api::visit.visit';

describe('the merge of two contacts', () => {
  const scene = sceneForAll(MERGING);

  const { knex, knownAt, merge, preview } = mergingOf(() => scene);

  it('moves number, values, consents and history, and makes both institutions equal', async () => {
    const authorizations = [{ authorizationCode: 'NEWS', allowed: false }];
    const venue = await knownAt('myvenue', person('Moved', { individualFirstname: 'Ida' }));
    const museum = await knownAt(
      'museum',
      person('Moved-Meier', { cellPhoneNumber: '+41791112233' }),
      { authorizations },
    );
    const given = { allowed: true, wording: 'Form 1' };
    await scene.crm.panel('PUT', museum.documentId, '/museum/consents/NEWS', given);
    await scene.agreed();
    const shown = await preview(venue.documentId, museum.documentId);
    expect(shown.status).toBe(200);
    expect(at(shown.body, 'data')).toMatchObject({
      keep: { documentId: venue.documentId, name: 'Ida Moved' },
      remove: { documentId: museum.documentId, name: 'Moved-Meier' },
      fills: expect.arrayContaining([{ field: 'mobilePhone', value: '+41791112233' }]),
      links: [
        { institution: 'museum', outcome: 'moves', removedNumber: museum.contactNumber },
        { institution: 'myvenue', outcome: 'stays', keptNumber: venue.contactNumber },
      ],
      consents: [{ institution: 'museum', code: 'NEWS', allowed: true }],
      obstacles: [],
    });
    expect(await scene.crm.contact(museum.documentId)).toMatchObject({ lastName: 'Moved-Meier' });

    const done = await merge(venue.documentId, museum.documentId);
    expect(done.status).toBe(200);
    await scene.agreed();
    await expect(scene.crm.contact(museum.documentId)).rejects.toThrow();
    expect(await scene.crm.link(venue.documentId, 'museum')).toMatchObject({
      contactNumber: museum.contactNumber,
      state: 'inSync',
    });
    expect(await scene.crm.links({ contactDocumentId: venue.documentId })).toHaveLength(2);
    const expected = { firstName: 'Ida', lastName: 'Moved', mobilePhone: '+41791112233' };
    expect(await scene.crm.contact(venue.documentId)).toMatchObject(expected);
    for (const [code, number] of [
      ['myvenue', venue.contactNumber],
      ['museum', museum.contactNumber],
    ] as const) {
      expect(valuesInS360(await scene.s360(code).contact(number))).toMatchObject(expected);
    }
    expect(await scene.crm.consents(venue.documentId)).toMatchObject([
      { institution: 'museum', code: 'NEWS', ...given },
    ]);
    expect(await scene.crm.consents(museum.documentId)).toEqual([]);
    const history = await knex()('s360_contact_history').where({
      contact_document_id: venue.documentId,
    });
    expect(history).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          cause: 'merge',
          field: 'mobilePhone',
          new_value: '+41791112233',
          caused_by: 'admin:1',
        }),
        expect.objectContaining({ cause: 'merge', field: null, old_value: museum.documentId }),
        expect.objectContaining({
          cause: 'merge',
          field: 'consent:NEWS',
          old_value: null,
          new_value: 'allowed',
          wording: 'Form 1',
          institution: 'museum',
        }),
        expect.objectContaining({ cause: 'delivery', institution: 'museum', field: null }),
      ]),
    );
    const orphans = { contact_document_id: museum.documentId };
    expect(await knex()('s360_contact_history').where(orphans)).toEqual([]);

    const told = await scene
      .running()
      .admin('GET', `/s360/contacts/${venue.documentId}/history?pageSize=100`);
    const kinds = listAt(told.body, 'data').map((entry) => at(entry, 'kind'));
    expect(kinds).toContain('merged');
    expect(kinds).not.toContain('deleted');
    const namesOf = (kind: string) =>
      listAt(told.body, 'data')
        .filter((entry) => at(entry, 'kind') === kind)
        .map((entry) => at(entry, 'mergedName'));
    expect(namesOf('merged')).toEqual(['Moved-Meier']);
    // Both contacts were created; what happened to the other one bears its name.
    expect(namesOf('created').sort()).toEqual(['Moved-Meier', null]);

    // The moved number belongs to the remaining contact from now on.
    await scene.s360('museum').changes(museum.contactNumber, { town: 'Basel' });
    await scene.agreed();
    expect(await scene.crm.contact(venue.documentId)).toMatchObject({ town: 'Basel' });
  });

  it('redirects every relation from the removed contact to the remaining one', async () => {
    const keep = await scene.crm.creates({ lastName: 'Visited' });
    const remove = await scene.crm.creates({ lastName: 'Visited too' });
    const idOf = async (documentId: string) => Number((await scene.crm.contact(documentId)).id);
    const [keepId, removeId] = [await idOf(keep), await idOf(remove)];
    const visits = scene.running().strapi.documents(VISIT_UID);
    const visitOf = async (data: Row): Promise<string> => {
      const visit: unknown = await Reflect.apply(visits.create, visits, [{ data }]);
      return String(at(visit, 'documentId'));
    };
    const about = { __type: CONTACT_UID, id: removeId };
    const all = await visitOf({
      visitor: remove,
      companions: [keep, remove],
      host: remove,
      guide: removeId,
      about,
    });
    const alone = await visitOf({ companions: [remove], visitor: keep });
    const hosted = await visitOf({ host: keep });

    const shown = await preview(keep, remove);
    const done = await merge(keep, remove);
    expect(done.status).toBe(200);
    const references = [
      { type: VISIT_UID, typeName: 'Visit', field: 'visitor', count: 1 },
      { type: VISIT_UID, typeName: 'Visit', field: 'companions', count: 1 },
      { type: VISIT_UID, typeName: 'Visit', field: 'guide', count: 1 },
      { type: VISIT_UID, typeName: 'Visit', field: 'about', count: 1 },
    ];
    expect(at(shown.body, 'data', 'references')).toEqual(references);
    expect(at(done.body, 'data', 'references')).toEqual(references);

    const populate = ['visitor', 'companions', 'host', 'guide', 'about'];
    const visit = async (documentId: string) =>
      objectAt(await Reflect.apply(visits.findOne, visits, [{ documentId, populate }]));
    const kept = expect.objectContaining({ id: keepId });
    expect(await visit(all)).toMatchObject({
      visitor: kept,
      companions: [kept],
      // A contact has at most one host, and the remaining contact already has a visit.
      host: null,
      guide: kept,
      about: kept,
    });
    expect(await visit(alone)).toMatchObject({ visitor: kept, companions: [kept] });
    expect(await visit(hosted)).toMatchObject({ host: kept });
  });

  it('notifies other plugins that one contact changed and the other was deleted', async () => {
    const keep = await scene.crm.creates({ lastName: 'Heard' });
    const remove = await scene.crm.creates({ lastName: 'Heard too', town: 'Bern' });
    const heard: string[] = [];
    const { eventHub } = scene.running().strapi;
    const listener = (event: string, payload: unknown) => {
      const documentId = at(payload, 'entry', 'documentId');
      // The events of their creation may arrive late.
      if (event !== 'entry.create' && [keep, remove].includes(String(documentId)))
        heard.push(`${event} ${String(documentId)}`);
      return Promise.resolve();
    };
    const unsubscribe = eventHub.subscribe(listener);
    expect((await merge(keep, remove)).status).toBe(200);
    await until('both are heard of', async () => (heard.length >= 2 ? heard : null));
    unsubscribe();
    expect(heard.sort()).toEqual([`entry.delete ${remove}`, `entry.update ${keep}`]);
    expect(await scene.crm.contact(keep)).toMatchObject({ lastName: 'Heard', town: 'Bern' });
  });

  it('names in the history whose it was, after a second merge too', async () => {
    const [first, second, kept] = [
      await scene.crm.creates({ lastName: 'First' }),
      await scene.crm.creates({ lastName: 'Second' }),
      await scene.crm.creates({ lastName: 'Kept' }),
    ];
    await merge(second, first);
    await merge(kept, second);
    const answer = await scene
      .running()
      .admin('GET', `/s360/contacts/${kept}/history?pageSize=100`);
    const told = listAt(answer.body, 'data').map(
      (entry) => `${String(at(entry, 'kind'))} ${String(at(entry, 'mergedName'))}`,
    );
    expect(told.sort()).toEqual([
      'created First',
      'created Second',
      'created null',
      'merged First',
      'merged Second',
    ]);
  });

  it('makes the id of the removed contact one of the kept one, which is exported and erased by it', async () => {
    const keep = await scene.crm.creates({ lastName: 'Remaining' });
    const remove = await scene.crm.creates({ lastName: 'Vanishing', email: 'v@example.com' });
    expect((await merge(keep, remove)).status).toBe(200);
    const asks = (path: string) => scene.running().admin('GET', path);
    const erasure = await asks(`/s360/contacts/${remove}/erasure`);
    expect(erasure.body).toMatchObject({ data: { contact: keep, name: 'Remaining' } });
    const stored = await asks(`/s360/contacts/${remove}/personal-data`);
    expect(stored.body).toMatchObject({ data: { name: 'Remaining' } });
    const found = await asks(`/s360/erasures/deleted-contacts?search=${remove}`);
    expect(listAt(found.body, 'data')).toEqual([]);
    expect((await asks(`/s360/contacts/${keep}/erasure`)).status).toBe(200);
  });

  it('leaves the creator of the contact unchanged', async () => {
    const { documentId } = await knownAt('myvenue', person('Author'));
    const written = await scene.crm.creates({ lastName: 'Author', town: 'Bern' });
    const shown = await preview(documentId, written);
    expect(at(shown.body, 'data', 'fills')).toEqual([{ field: 'town', value: 'Bern' }]);
    expect((await merge(documentId, written)).status).toBe(200);
    const [row] = await knex()('s360_contacts').where({ document_id: documentId });
    expect(row).toMatchObject({ town: 'Bern', created_by_id: null });
  });

  it('loses no payload that arrives during the merge', async () => {
    const { documentId: keep } = await knownAt('myvenue', person('Busy'));
    const { contactNumber, documentId } = await knownAt('museum', person('Busy'));
    const payloads = Array.from({ length: 12 }, (_, index) => index);
    const arrive = async () => {
      for (const index of payloads) {
        const changed = await scene
          .s360('museum')
          .changes(contactNumber, { town: `Town ${index}` });
        expect((await scene.delivers([changed], 'museum')).status).toBe(200);
      }
    };
    const edit = async () => {
      for (const index of payloads) await scene.crm.saves(keep, { firstName: `First ${index}` });
    };
    const [merged] = await Promise.all([merge(keep, documentId), arrive(), edit()]);
    expect(merged.status).toBe(200);
    await scene.agreed();
    expect(await scene.crm.contact(keep)).toMatchObject({ town: 'Town 11', firstName: 'First 11' });
    const inS360 = valuesInS360(await scene.s360('museum').contact(contactNumber));
    expect(inS360).toMatchObject({ town: 'Town 11', firstName: 'First 11' });
    const outcomes = (await scene.crm.deliveries({ institution: 'museum' })).map(
      ({ kept }) => kept,
    );
    expect(new Set(outcomes)).toEqual(new Set([0]));
    expect(await scene.crm.quarantined()).toEqual([]);
  });
});
