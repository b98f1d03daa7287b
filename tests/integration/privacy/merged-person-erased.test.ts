import { bulkJobsOf, uploads } from '../../helpers/bulk-jobs/bulk-jobs';
import type { PersonValues } from '../../helpers/contacts/contacts';
import { placesOf } from '../../helpers/databases/whole-database';
import { at, textAt } from '../../helpers/json';
import { payload } from '../../helpers/privacy/erased-person';
import { sceneForEach } from '../../helpers/scene/scene-for-tests';

/** The contact that stays. */
const KEPT = {
  firstName: 'Erasmine',
  lastName: 'Vergessner',
  email: 'erasmine@vergessner.example',
  street1: 'Löschgasse 77',
};
/** The same person under the name and address of earlier years. */
const REMOVED = {
  firstName: 'Minatella',
  lastName: 'Ledigmann',
  email: 'minatella@ledigmann.example',
  street1: 'Mädchenweg 3',
};
/** And under those of her childhood. */
const EARLIEST = {
  firstName: 'Minchen',
  lastName: 'Kinderlein',
  email: 'minchen@kinderlein.example',
  street1: 'Wiegenplatz 9',
};
/** Shares e-mail and last name with her, and is somebody else. */
const HUSBAND = { ...KEPT, firstName: 'Radames', street1: 'Bleibtstrasse 1' };

const valuesOf = (...people: object[]) =>
  people.flatMap((person) => Object.values(person).map(String));

describe('a person who was merged and is erased', () => {
  const scene = sceneForEach({
    institutions: [
      { code: 'myvenue', plugin: { pushNewContacts: false } },
      { code: 'museum', plugin: { pushNewContacts: false } },
    ],
  });
  beforeEach(async () => {
    scene.excuse({ check: 'everybody', fits: /./, because: 'an erased person stays out' });
    // Short numbers are parts of others.
    for (const code of ['myvenue', 'museum'])
      for (let made = 0; made < 3; made += 1)
        await scene.s360(code).creates({ lastName: 'Visitor' });
  });

  async function known(values: PersonValues, code = 'myvenue') {
    const number = await scene.s360(code).creates(values);
    await scene.agreed();
    return { number, documentId: textAt(await scene.crm.contactOf(code, number), 'documentId') };
  }

  const idOf = async (lastName: string) =>
    textAt(
      (await scene.crm.contacts()).find((contact) => contact.lastName === lastName),
      'documentId',
    );

  /** Merges the second into the first, whose number and values stay. */
  async function merges(keep: string, remove: string) {
    const merged = { remove, onTwoNumbers: 'unlinkRemoved' };
    const answer = await scene.running().admin('POST', `/s360/contacts/${keep}/merge`, merged);
    expect([answer.status, at(answer.body, 'error')]).toEqual([200, undefined]);
    await scene.agreed();
  }

  async function erases(documentId: string, { firstName, lastName }: typeof KEPT = KEPT) {
    const name = `${firstName} ${lastName}`;
    const erasure = `/s360/contacts/${documentId}/erasure`;
    const answer = await scene.running().admin('POST', erasure, { name });
    expect([answer.status, at(answer.body, 'error')]).toEqual([200, undefined]);
    await scene.agreed();
  }

  const traces = (texts: readonly string[]) => placesOf(scene.running().strapi, texts);
  const numbered = (...numbers: string[]) =>
    numbers.flatMap((number) => [`"${number}"`, `\\"${number}\\"`]);

  /** Everything that S-360 may send of the person later, under numbers that nobody knows. */
  async function everythingComesAgain(...people: PersonValues[]) {
    for (const [nth, person] of people.entries())
      await scene.delivers([payload(`8800${nth}`, person)]);
    await scene.s360('myvenue').announces();
    await scene.s360('museum').announces();
    await scene.agreed();
  }

  it('leaves nothing of two numbers that were one person: consents with their wording, history, items', async () => {
    const kept = await known(KEPT);
    const removed = await known(REMOVED);
    await scene.s360().writes({
      contactNumber: removed.number,
      authorizations: [{ authorizationCode: 'NEWS', allowed: false }],
    });
    await scene.agreed();
    const given = { allowed: true, wording: 'Minatellas Formular' };
    await scene.crm.panel('PUT', removed.documentId, '/myvenue/consents/NEWS', given);
    await scene.agreed();
    await merges(kept.documentId, removed.documentId);
    await scene.s360().changes(removed.number, { town: 'Spätdorf' });
    await scene.agreed();
    await erases(kept.documentId);
    const all = [...valuesOf(KEPT, REMOVED), 'Minatellas Formular', 'Spätdorf'];
    const ids = [kept.documentId, removed.documentId, ...numbered(kept.number, removed.number)];
    expect(await traces([...all, ...ids])).toEqual([]);
    await everythingComesAgain(KEPT, REMOVED);
    expect(await traces([...all, ...ids])).toEqual([]);
  });

  it('is found by the id of the contact that went, and by its number', async () => {
    const kept = await known(KEPT);
    const removed = await known(REMOVED, 'museum');
    await merges(kept.documentId, removed.documentId);
    const preview = (path: string) => scene.running().admin('GET', `/s360${path}/erasure`);
    for (const path of [
      `/contacts/${removed.documentId}`,
      `/institutions/museum/contact-numbers/${removed.number}`,
    ])
      expect((await preview(path)).body).toMatchObject({
        data: { contact: kept.documentId, name: 'Erasmine Vergessner' },
      });
    await erases(removed.documentId);
    const ids = [kept.documentId, removed.documentId, ...numbered(removed.number)];
    expect(await traces([...valuesOf(KEPT, REMOVED), ...ids])).toEqual([]);
  });

  it('leaves nothing of contacts that were merged one after the other, with numbers and without', async () => {
    const bulkJobs = bulkJobsOf(scene);
    const kept = await known(KEPT);
    const removed = await known(REMOVED, 'museum');
    const file = Buffer.from(`firstName;lastName;email;street1\n${valuesOf(EARLIEST).join(';')}`);
    const { id } = await uploads(scene, file);
    await bulkJobs.decides(id, 'start');
    await bulkJobs.reaches(id, 'done');
    await scene.agreed();
    const earliestId = await idOf(EARLIEST.lastName);
    await merges(removed.documentId, earliestId);
    await merges(kept.documentId, removed.documentId);
    await erases(kept.documentId);
    const all = [
      ...valuesOf(KEPT, REMOVED, EARLIEST),
      ...[kept.documentId, removed.documentId, earliestId],
      ...numbered(kept.number, removed.number),
    ];
    expect(await traces(all)).toEqual([]);
    await everythingComesAgain(KEPT, REMOVED, EARLIEST);
    expect(await traces(all)).toEqual([]);
    const again = await uploads(scene, file);
    expect(again.plan).toMatchObject({ counts: { rows: 1, refused: 1 } });
  });

  it('leaves no items that were not imported, under a number of their own or none, but those of others', async () => {
    const kept = await known(KEPT);
    const unreadable = { type: 'UNKNOWN' };
    const { contactNumber: _none, ...numberless } = payload('none', KEPT);
    await scene.delivers([{ ...payload('88101', KEPT), ...unreadable }]);
    await scene.delivers([{ ...numberless, ...unreadable }]);
    await scene.delivers([{ ...payload('88102', HUSBAND), ...unreadable }]);
    await scene.settled();
    await erases(kept.documentId);
    // The husband's e-mail says her first name, too.
    const own = [KEPT.street1, ...numbered(KEPT.firstName)];
    const all = [...own, kept.documentId, ...numbered(kept.number, '88101')];
    expect(await traces(all)).toEqual([]);
    expect((await traces(['Bleibtstrasse 1'])).length).toBeGreaterThan(0);
    await everythingComesAgain(KEPT);
    expect(await traces(all)).toEqual([]);
  });

  it('is erased with all that was linked, unlinked and replayed before', async () => {
    const kept = await known(KEPT);
    const other = await scene.s360('museum').creates(REMOVED);
    await scene.agreed();
    const otherId = textAt(await scene.crm.contactOf('museum', other), 'documentId');
    const unlink = (id: string) => scene.crm.panel('POST', id, '/museum/unlink', {});
    expect((await unlink(otherId)).status).toBeLessThan(300);
    const linked = await scene.crm.panel('POST', kept.documentId, '/museum/link', {
      contactNumber: other,
    });
    expect([linked.status, linked.body]).toEqual([200, expect.anything()]);
    await scene.agreed();
    const all = { from: '2020-01-01T00:00:00Z' };
    const replay = (body: object) => scene.running().admin('POST', '/s360/deliveries/replay', body);
    const { body } = await replay(all);
    await replay({ ...all, confirmed: at(body, 'data', 'deliveries') });
    await scene.agreed();
    await merges(kept.documentId, otherId);
    const contact = await scene.crm.contact(kept.documentId);
    await erases(kept.documentId, {
      ...KEPT,
      firstName: textAt(contact, 'firstName'),
      lastName: textAt(contact, 'lastName'),
    });
    const ids = [kept.documentId, otherId, ...numbered(kept.number, other)];
    expect(await traces([...valuesOf(KEPT, REMOVED), ...ids])).toEqual([]);
  });

  it('has nothing under the id of the contact that went but the merge and its number', async () => {
    const kept = await known(KEPT);
    const removed = await known(REMOVED);
    await scene.s360().writes({
      contactNumber: removed.number,
      authorizations: [{ authorizationCode: 'NEWS', allowed: true }],
    });
    await scene.agreed();
    await merges(kept.documentId, removed.documentId);
    // By this S-360 record the number that was left behind leads to the contact that stays.
    expect(await traces([removed.documentId])).toEqual([
      `s360_contact_history.old_value: ${removed.documentId}`,
      `s360_contact_links.contact_document_id: ${removed.documentId}`,
    ]);
    expect(await scene.crm.consents(removed.documentId)).toEqual([]);
    await erases(kept.documentId);
    expect(await traces([removed.documentId])).toEqual([]);
  });
});
