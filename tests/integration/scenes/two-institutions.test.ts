import { valuesInS360 } from '../../helpers/contacts/contacts';
import { objectAt } from '../../helpers/json';
import { sceneForAll } from '../../helpers/scene/scene-for-tests';
import { until } from '../../helpers/waiting';

describe('the exchange with two institutions', () => {
  const scene = sceneForAll({
    institutions: [
      { code: 'myvenue', plugin: { pushNewContacts: true } },
      { code: 'museum', plugin: { pushNewContacts: false } },
    ],
  });

  /** A contact of both institutions, matched by email address and last name. */
  async function knownToBoth(name: string) {
    const values = { lastName: name, email: `${name}@example.com`, town: 'A' };
    const atVenue = await scene.s360('myvenue').creates(values);
    await scene.agreed();
    const atMuseum = await scene.s360('museum').creates(values);
    await scene.agreed();
    const contact = objectAt(await scene.crm.contactOf('myvenue', atVenue));
    await scene.s360('myvenue').forgetCalls();
    await scene.s360('museum').forgetCalls();
    return { atVenue, atMuseum, documentId: String(contact.documentId) };
  }

  it('pushes a new contact only to the institution that receives new contacts', async () => {
    const documentId = await scene.crm.creates({ lastName: 'New', email: 'new@example.com' });
    await scene.agreed();
    expect(await scene.crm.status(documentId, 'myvenue')).toMatchObject({ state: 'inSync' });
    expect(await scene.crm.status(documentId, 'museum')).toMatchObject({ state: 'notLinked' });
    expect(await scene.s360('museum').contacts()).toEqual([]);
  });

  it('does not create a contact from one institution at the other', async () => {
    const number = await scene.s360('museum').creates({ lastName: 'There' });
    await scene.agreed();
    const contact = objectAt(await scene.crm.contactOf('museum', number));
    const links = await scene.crm.links({ contactDocumentId: contact.documentId });
    expect(links.map(({ institution }) => institution)).toEqual(['museum']);
  });

  it('stores the same person at both as one contact with two links', async () => {
    const { atMuseum, atVenue, documentId } = await knownToBoth('same');
    expect(await scene.crm.contactOf('museum', atMuseum)).toMatchObject({ documentId });
    expect(await scene.crm.contactOf('myvenue', atVenue)).toMatchObject({ documentId });
  });

  it('sends a value received from one to the other, but not back', async () => {
    const { atMuseum, atVenue, documentId } = await knownToBoth('fanout');
    await scene.s360('myvenue').changes(atVenue, { town: 'B' });
    await scene.agreed();
    expect(await scene.crm.contact(documentId)).toMatchObject({ town: 'B' });
    expect(valuesInS360(await scene.s360('museum').contact(atMuseum))).toMatchObject({ town: 'B' });
    expect(await scene.s360('museum').saves()).toHaveLength(1);
    expect(await scene.s360('myvenue').saves()).toEqual([]);
  });

  it('sends an edit in Strapi to both once', async () => {
    const { atMuseum, atVenue, documentId } = await knownToBoth('edited');
    await scene.crm.saves(documentId, { town: 'B' });
    await scene.agreed();
    for (const [code, number] of [
      ['myvenue', atVenue],
      ['museum', atMuseum],
    ] as const) {
      expect(valuesInS360(await scene.s360(code).contact(number))).toMatchObject({ town: 'B' });
      expect(await scene.s360(code).saves()).toHaveLength(1);
    }
  });

  it('does not send two spellings of a phone number in circles', async () => {
    const { atMuseum, atVenue } = await knownToBoth('phone');
    await scene.s360('myvenue').changes(atVenue, { mobilePhone: '+41 79 123 45 67' });
    await scene.agreed();
    await scene.s360('museum').changes(atMuseum, { mobilePhone: '+41 (79) 123 4567' });
    await scene.agreed();
    expect(await scene.s360('museum').saves()).toHaveLength(1);
    expect(await scene.s360('myvenue').saves()).toEqual([]);
  });

  it('does not send what belongs to one institution to the other', async () => {
    const { atMuseum, atVenue, documentId } = await knownToBoth('own');
    await scene.s360('myvenue').writes({
      contactNumber: atVenue,
      authorizations: [{ authorizationCode: 'NEWS', allowed: true }],
      contactCriteria: [{ criterionCode: 'OPERA', value: true }],
    });
    await scene.agreed();
    expect(await scene.crm.status(documentId, 'myvenue')).toMatchObject({
      consents: [{ code: 'NEWS', allowed: true, source: 's360' }],
    });
    expect(await scene.crm.status(documentId, 'museum')).toMatchObject({ consents: [] });
    expect((await scene.s360('museum').contact(atMuseum)).authorizations).toEqual([]);
    expect(await scene.crm.link(documentId, 'museum')).not.toMatchObject({
      criteria: [{ criterionCode: 'OPERA', value: true }],
    });
  });

  it('is not delayed at one by errors of the other', async () => {
    const { atVenue, documentId } = await knownToBoth('shut');
    await scene.s360('museum').faults({ method: '*', times: 1000, kind: 'http', status: 503 });
    await scene.crm.saves(documentId, { town: 'B' });
    await until('the other one has it', async () => {
      return (await scene.crm.status(documentId, 'myvenue')).state === 'inSync';
    });
    expect(valuesInS360(await scene.s360('myvenue').contact(atVenue))).toMatchObject({ town: 'B' });
    expect(await scene.crm.status(documentId, 'museum')).toMatchObject({ state: 'pending' });
    await scene.s360('museum').faults();
    await scene.agreed(45_000);
    expect(await scene.crm.status(documentId, 'museum')).toMatchObject({ state: 'inSync' });
  });
});
