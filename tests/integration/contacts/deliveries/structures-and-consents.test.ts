import { at, listAt, objectAt } from '../../../helpers/json';
import { sceneForAll } from '../../../helpers/scene/scene-for-tests';
import { until } from '../../../helpers/waiting';

const OPERA = {
  type: 'STRUCTURE',
  structureContact: {
    structureOfficialName: 'Opera House',
    email: 'office@opera.example',
    cellPhoneNumber: '+41791234567',
  },
  addresses: [
    { main: true, street1: 'Stage 1', town: 'Basel', zipCode: '4000', countryCode: 'CH' },
  ],
};

describe('a structure', () => {
  const scene = sceneForAll();

  it('that is created and changed in S-360 is a structure in Strapi', async () => {
    const { contactNumber } = await scene.s360().writes(OPERA);
    await scene.agreed();
    const contact = objectAt(await scene.crm.contactOf('myvenue', String(contactNumber)));
    expect(contact).toMatchObject({
      type: 'structure',
      structureName: 'Opera House',
      email: 'office@opera.example',
      town: 'Basel',
    });
    await scene
      .s360()
      .writes({ contactNumber, structureContact: { structureOfficialName: 'Oper' } });
    await scene.agreed();
    const documentId = String(contact.documentId);
    expect(await scene.crm.contact(documentId)).toMatchObject({ structureName: 'Oper' });
    expect(await scene.s360().saves()).toEqual([]);
  });

  it('that is created and changed in Strapi is a structure in S-360', async () => {
    const documentId = await scene.crm.creates({ type: 'structure', structureName: 'Theatre' });
    await scene.settled();
    await scene.crm.saves(documentId, { structureName: 'New Theatre', town: 'Bern' });
    await scene.agreed();
    const { contactNumber } = objectAt(await scene.crm.link(documentId, 'myvenue'));
    const inS360 = await scene.s360().contact(String(contactNumber));
    expect(inS360).toMatchObject({
      type: 'STRUCTURE',
      structureContact: { structureOfficialName: 'New Theatre' },
      addresses: [{ town: 'Bern' }],
    });
    expect((await scene.s360().saves()).map(({ method }) => method)).toEqual([
      'saveStructureContactData',
      'saveStructureContactData',
    ]);
  });

  it('does not adopt the name of its relay', async () => {
    const { contactNumber } = await scene.s360().writes({
      ...OPERA,
      individualContact: { individualLastname: 'Relay', email: 'relay@opera.example' },
    });
    await scene.agreed();
    const contact = objectAt(await scene.crm.contactOf('myvenue', String(contactNumber)));
    expect(contact).toMatchObject({ type: 'structure', email: 'office@opera.example' });
    expect(contact.lastName).toBeNull();
  });
});

describe('a consent', () => {
  const scene = sceneForAll();

  async function asked(name: string, allowed?: boolean) {
    const { contactNumber } = await scene.s360().writes({
      individualContact: { individualLastname: name },
      ...(allowed !== undefined && { authorizations: [{ authorizationCode: 'NEWS', allowed }] }),
    });
    await scene.agreed();
    const contact = objectAt(await scene.crm.contactOf('myvenue', String(contactNumber)));
    return { number: String(contactNumber), documentId: String(contact.documentId) };
  }
  const answersInS360 = async (number: string) =>
    (await scene.s360().contact(number)).authorizations;
  const s360Says = (contactNumber: string, allowed: boolean) =>
    scene
      .s360()
      .writes({ contactNumber, authorizations: [{ authorizationCode: 'NEWS', allowed }] });
  const personSays = (documentId: string, allowed: boolean, code = 'NEWS') =>
    scene.crm.panel('PUT', documentId, `/myvenue/consents/${code}`, { allowed });

  it.each([true, false])('answered in S-360 (%s) is stored with its source', async (allowed) => {
    const { documentId } = await asked(`stored ${allowed}`, allowed);
    const { consents } = await scene.crm.status(documentId, 'myvenue');
    expect(consents).toMatchObject([{ code: 'NEWS', allowed, source: 's360' }]);
    await s360Says(String((await scene.crm.link(documentId, 'myvenue'))?.contactNumber), !allowed);
    await scene.agreed();
    expect(await scene.crm.status(documentId, 'myvenue')).toMatchObject({
      consents: [{ allowed: !allowed, source: 's360' }],
    });
  });

  it.each([true, false])('answered by an operator (%s) is recorded and sent', async (allowed) => {
    const { documentId, number } = await asked(`changed to ${allowed}`, !allowed);
    const answer = await personSays(documentId, allowed);
    expect(answer.status).toBe(200);
    await scene.agreed();
    expect(await answersInS360(number)).toEqual([{ authorizationCode: 'NEWS', allowed }]);
    const [consent] = await scene.crm.consents(documentId);
    expect(consent).toMatchObject({ allowed, source: 'crm' });
    expect(await scene.crm.status(documentId, 'myvenue')).toMatchObject({ state: 'inSync' });
  });

  it('that S-360 never showed cannot be answered', async () => {
    const { documentId, number } = await asked('first answer');
    expect((await personSays(documentId, true, 'SMS')).status).toBe(404);
    await scene.agreed();
    expect(await answersInS360(number)).toEqual([]);
  });

  it('refused in the CRM stays refused although S-360 repeatedly shows its older agreement', async () => {
    const { documentId, number } = await asked('refused', true);
    const method = 'saveIndividualContactData';
    await scene.s360().faults({ method, times: 1, kind: 'business', statusDetail: 'error.x' });
    await personSays(documentId, false);
    await until('the push has failed', async () => {
      const { state } = await scene.crm.status(documentId, 'myvenue');
      return state === 'failed';
    });
    await s360Says(number, true);
    await scene.agreed();
    await scene.crm.panel('POST', documentId, '/myvenue/push');
    await scene.agreed();
    expect(at(await answersInS360(number), 0, 'allowed')).toBe(false);
    expect(await scene.crm.status(documentId, 'myvenue')).toMatchObject({
      consents: [{ code: 'NEWS', allowed: false }],
    });
  });

  it('given by a person is revoked by a later refusal in S-360', async () => {
    const { documentId, number } = await asked('taken back', false);
    await personSays(documentId, true);
    await scene.agreed();
    await s360Says(number, false);
    await scene.agreed();
    expect(at(await answersInS360(number), 0, 'allowed')).toBe(false);
    expect(await scene.crm.status(documentId, 'myvenue')).toMatchObject({
      consents: [{ code: 'NEWS', allowed: false, source: 's360' }],
    });
  });

  /** S-360 counts each save of a consent as activity, which postpones its own deletion. */
  it('that both sides have is in no later save of the contact', async () => {
    const { documentId, number } = await asked('kept', true);
    await personSays(documentId, false);
    await scene.agreed();
    const sent = await scene.s360().saves();
    expect(sent.map(({ body }) => listAt(body, 'authorizations')).flat()).toContainEqual({
      authorizationCode: 'NEWS',
      allowed: false,
    });
    await scene.s360().forgetCalls();
    await scene.crm.saves(documentId, { town: 'Thun' });
    await scene.agreed();
    await personSays(documentId, false);
    await scene.crm.panel('POST', documentId, '/myvenue/push');
    await scene.crm.panel('POST', documentId, '/myvenue/pull');
    await scene.agreed();
    await s360Says(number, false);
    await scene.crm.saves(documentId, { town: 'Bern' });
    await scene.agreed();
    const later = await scene.s360().saves();
    expect(later.length).toBeGreaterThanOrEqual(2);
    expect(later.filter(({ body }) => at(body, 'authorizations') !== undefined)).toEqual([]);
  });

  it('can only be answered with true or false', async () => {
    const { documentId } = await asked('odd', false);
    for (const body of [{}, { allowed: 'yes' }, { allowed: null }]) {
      const answer = await scene.crm.panel('PUT', documentId, '/myvenue/consents/NEWS', body);
      expect(answer.status).toBe(400);
    }
  });
});
