import { CONTACT_UID, PERMISSION_ACTIONS } from '../../server/src/contracts';
import { valuesInS360 } from '../helpers/contacts';
import type { Row } from '../helpers/crm-side';
import { at, listAt, objectAt } from '../helpers/json';
import { startScene, type Scene } from '../helpers/scene';
import { until } from '../helpers/waiting';

const VISIT_UID = 'api::visit.visit';
const method = 'saveIndividualContactData';

describe('merging two contacts', () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await startScene({
      institutions: [
        { code: 'myvenue', plugin: { pushNewContacts: false } },
        { code: 'museum', plugin: { pushNewContacts: false } },
      ],
    });
  });
  afterAll(() => scene.end());

  const merge = (keep: string, remove: string, more: Row = {}) =>
    scene.running().admin('POST', `/s360/contacts/${keep}/merge`, { remove, ...more });
  const preview = (keep: string, remove: string) =>
    scene.running().admin('GET', `/s360/contacts/${keep}/merge/${remove}`);
  const knex = () => scene.running().strapi.db.connection;
  const candidates = (where: Row = {}) => knex()('s360_candidates').where(where);

  /** A contact that S-360 made at one institution. */
  async function knownAt(code: string, values: Row, more: Row = {}) {
    const { contactNumber } = await scene.s360(code).writes({
      type: 'INDIVIDUAL',
      individualContact: values,
      ...more,
    });
    await scene.agreed();
    const contact = objectAt(await scene.crm.contactOf(code, String(contactNumber)));
    return { documentId: String(contact.documentId), contactNumber: String(contactNumber) };
  }

  const person = (individualLastname: string, more: Row = {}) => ({ individualLastname, ...more });

  it('moves number, values, consents and history; both institutions then have the same', async () => {
    const authorizations = [{ authorizationCode: 'NEWS', allowed: true }];
    const venue = await knownAt('myvenue', person('Moved', { individualFirstname: 'Ida' }));
    const museum = await knownAt(
      'museum',
      person('Moved-Meier', { cellPhoneNumber: '+41791112233' }),
      { authorizations },
    );
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
    expect(await scene.crm.links({ contact: { documentId: venue.documentId } })).toHaveLength(2);
    const expected = { firstName: 'Ida', lastName: 'Moved', mobilePhone: '+41791112233' };
    expect(await scene.crm.contact(venue.documentId)).toMatchObject(expected);
    for (const [code, number] of [
      ['myvenue', venue.contactNumber],
      ['museum', museum.contactNumber],
    ] as const) {
      expect(valuesInS360(await scene.s360(code).contact(number))).toMatchObject(expected);
    }
    expect(await scene.crm.consents(venue.documentId)).toMatchObject([
      { institution: 'museum', code: 'NEWS', allowed: true },
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
        expect.objectContaining({ cause: 'delivery', institution: 'museum', field: null }),
      ]),
    );
    const orphans = { contact_document_id: museum.documentId };
    // All that is left is that it was deleted.
    expect(await knex()('s360_contact_history').where(orphans)).toMatchObject([
      { field: null, old_value: 'individual', new_value: null, cause: 'crm' },
    ]);

    const told = await scene
      .running()
      .admin('GET', `/s360/contacts/${venue.documentId}/history?pageSize=100`);
    const kinds = listAt(told.body, 'data').map((entry) => at(entry, 'kind'));
    expect(kinds).toContain('merged');
    expect(kinds).not.toContain('deleted');

    // The moved number is the kept contact's from now on.
    await scene.s360('museum').changes(museum.contactNumber, { town: 'Basel' });
    await scene.agreed();
    expect(await scene.crm.contact(venue.documentId)).toMatchObject({ town: 'Basel' });
  });

  it('lets everything that referred to the removed contact refer to the kept one', async () => {
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
      { type: VISIT_UID, field: 'visitor', count: 1 },
      { type: VISIT_UID, field: 'companions', count: 1 },
      { type: VISIT_UID, field: 'guide', count: 1 },
      { type: VISIT_UID, field: 'about', count: 1 },
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
      // One host at most per contact: the kept contact hosts already.
      host: null,
      guide: kept,
      about: kept,
    });
    expect(await visit(alone)).toMatchObject({ visitor: kept, companions: [kept] });
    expect(await visit(hosted)).toMatchObject({ host: kept });
  });

  it('tells other plugins that one contact changed and the other is gone', async () => {
    const keep = await scene.crm.creates({ lastName: 'Heard' });
    const remove = await scene.crm.creates({ lastName: 'Heard too', town: 'Bern' });
    const heard: string[] = [];
    const { eventHub } = scene.running().strapi;
    const listener = (event: string, payload: unknown) => {
      const documentId = at(payload, 'entry', 'documentId');
      // Their creation may be told of late.
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

  it('leaves who wrote the contact as it was', async () => {
    const { documentId } = await knownAt('myvenue', person('Author'));
    const written = await scene.crm.creates({ lastName: 'Author', town: 'Bern' });
    const shown = await preview(documentId, written);
    expect(at(shown.body, 'data', 'fills')).toEqual([{ field: 'town', value: 'Bern' }]);
    expect((await merge(documentId, written)).status).toBe(200);
    const [row] = await knex()('s360_contacts').where({ document_id: documentId });
    expect(row).toMatchObject({ town: 'Bern', created_by_id: null });
  });

  it('loses no payload that comes while its contact is being merged', async () => {
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
      for (const index of payloads) await scene.crm.saves(keep, { title: `Title ${index}` });
    };
    const [merged] = await Promise.all([merge(keep, documentId), arrive(), edit()]);
    expect(merged.status).toBe(200);
    await scene.agreed();
    expect(await scene.crm.contact(keep)).toMatchObject({ town: 'Town 11', title: 'Title 11' });
    const inS360 = valuesInS360(await scene.s360('museum').contact(contactNumber));
    expect(inS360).toMatchObject({ town: 'Town 11', title: 'Title 11' });
    const outcomes = (await scene.crm.deliveries({ institution: 'museum' })).map(
      ({ kept }) => kept,
    );
    expect(new Set(outcomes)).toEqual(new Set([0]));
    expect(await scene.crm.quarantined()).toEqual([]);
  });

  it('lets other open questions name the kept contact', async () => {
    const same = { lastName: 'Triplet', email: 'triplet@example.com' };
    const [one = '', two = '', three = ''] = [
      await scene.crm.creates(same),
      await scene.crm.creates(same),
      await scene.crm.creates(same),
    ];
    const number = await scene.s360('myvenue').creates(same);
    await scene.agreed();
    expect((await merge(one, two)).status).toBe(200);
    const answer = await scene.running().admin('GET', '/s360/candidates?state=open&kind=match');
    const asked = listAt(answer.body, 'data').filter((row) => at(row, 'contactNumber') === number);
    expect(asked).toMatchObject([{ contacts: [{ documentId: one }, { documentId: three }] }]);
  });

  it('is refused where both have a number, unless one is to be left unlinked', async () => {
    const one = await knownAt('myvenue', person('Double', { email: 'double@example.com' }));
    const other = await knownAt('myvenue', person('Double', { email: 'double@example.com' }));
    const [asked] = await candidates({ contact_number: other.contactNumber });
    expect(asked).toMatchObject({ kind: 'merge', state: 'open' });

    const refused = await merge(one.documentId, other.documentId);
    expect(refused.status).toBe(409);
    const message = String(at(refused.body, 'error', 'message'));
    expect(message).toContain(`${one.contactNumber} and ${other.contactNumber}`);
    expect(message).toContain('myvenue');
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

  it("waits while a create is in doubt; a number that is the other contact's is asked about", async () => {
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

  it('is asked of both contacts, who exist and are two, and only of people who may', async () => {
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
