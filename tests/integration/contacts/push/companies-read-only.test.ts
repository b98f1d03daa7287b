import { inEnglish } from '../../../../server/src/contracts/reasons';
import { companyInS360 } from '../../../helpers/contacts/contacts';
import { at, listAt, objectAt } from '../../../helpers/json';
import { sceneForAll } from '../../../helpers/scene/scene-for-tests';
import { until } from '../../../helpers/waiting';

const KNOWN = 'saveStructureContactData';

describe('companies at an institution whose S-360 is not known to accept them', () => {
  const readOnly = { code: 'myvenue', plugin: { saveMethods: {}, pushNewContacts: true } };
  const accepting = { code: 'museum', plugin: { pushNewContacts: false } };
  const scene = sceneForAll({ institutions: [readOnly, accepting] });

  const notSent = (documentId: string) =>
    until('it is shown as not sent', async () => {
      const status = await scene.crm.status(documentId, 'myvenue');
      return status.state === 'notSent' ? status : null;
    });
  async function received(structureName: string) {
    const { contactNumber } = await scene.s360().writes(companyInS360({ structureName }));
    await scene.agreed();
    const contact = objectAt(await scene.crm.contactOf('myvenue', String(contactNumber)));
    return { number: String(contactNumber), documentId: String(contact.documentId) };
  }
  const counts = async () => {
    const { body } = await scene.running().admin('GET', '/s360/institutions');
    const found = listAt(body, 'data').find((one) => at(one, 'code') === 'myvenue');
    return objectAt(found, 'links');
  };
  const listed = async (state: string) => {
    const { body } = await scene.running().admin('GET', `/s360/links?state=${state}`);
    return listAt(body, 'data').map((one) => at(one, 'contactDocumentId'));
  };

  it('are read, and a change of one is neither sent nor in sync nor failed', async () => {
    const before = await counts();
    const { documentId } = await received('Opera');
    await scene.crm.saves(documentId, { structureName: 'Grand Opera' });
    const status = await notSent(documentId);
    expect(status).toMatchObject({ outgoing: 'notSent', pendingFields: ['structureName'] });
    const why = status.failure && inEnglish(status.failure.reason);
    expect(why).toMatch(/not known to accept companies.*in S-360.*checked/);
    expect(await counts()).toMatchObject({
      notSent: Number(before.notSent) + 1,
      failed: before.failed,
    });
    expect(await listed('notSent')).toContain(documentId);
    expect(await listed('failed')).not.toContain(documentId);
    const path = `/s360/contacts/records?contacts=${documentId}`;
    const { body } = await scene.running().admin('GET', path);
    expect(at(body, 'data', 0, 'records', 0, 'state')).toBe('notSent');
    expect(await scene.s360().saves()).toEqual([]);
  });

  it('are in sync again once somebody has entered the change in S-360', async () => {
    const { documentId, number } = await received('Theatre');
    await scene.crm.saves(documentId, { structureName: 'New Theatre' });
    await notSent(documentId);
    await scene.s360().writes({
      contactNumber: number,
      structureContact: { structureOfficialName: 'New Theatre' },
    });
    await scene.agreed();
    expect(await scene.crm.status(documentId, 'myvenue')).toMatchObject({ state: 'inSync' });
  });

  it('take no consents: S-360 keeps them with the contact person', async () => {
    const { contactNumber } = await scene.s360().writes({
      ...companyInS360({ structureName: 'Ballet' }),
      authorizations: [{ authorizationCode: 'NEWS', allowed: true }],
    });
    await scene.agreed();
    const contact = objectAt(await scene.crm.contactOf('myvenue', String(contactNumber)));
    const path = '/myvenue/consents/NEWS';
    const documentId = String(contact.documentId);
    const answer = await scene.crm.panel('PUT', documentId, path, { allowed: false });
    expect(answer.status).toBe(409);
  });

  it('are tried by the contract check, which names the setting that has them sent', async () => {
    const { number } = await received('Circus');
    const { strapi } = scene.running();
    const checks = strapi.plugin('s360').service('contractChecks');
    const request = { companyNumber: number, writes: true, creates: false };
    const report: unknown = await checks.run('myvenue', request, { author: null });
    const step = listAt(report, 'steps').find((one) => at(one, 'step') === 'saveCompany');
    expect(step).toMatchObject({
      state: 'held',
      settings: [`saveMethods: { structure: '${KNOWN}' },`],
    });
    expect(listAt(step, 'notes').map((one) => at(one, 'code'))).toContain('companiesAccepted');
  });

  it('are sent and created as soon as the settings name the method', async () => {
    const { documentId } = await received('Cinema');
    await scene.crm.saves(documentId, { town: 'Bern' });
    const created = await scene.crm.creates({ type: 'structure', structureName: 'Gallery' });
    await notSent(documentId);
    await notSent(created);
    await scene.s360().forgetCalls();
    await scene.strapiStops();
    await scene.strapiStarts({
      institutions: [{ code: 'myvenue', plugin: { saveMethods: { structure: KNOWN } } }, accepting],
    });
    const isInSync = (of: string) =>
      until('it is in sync', async () => {
        const { contactNumber, state } = await scene.crm.status(of, 'myvenue');
        return state === 'inSync' ? contactNumber : null;
      });
    const contact = await scene.s360().contact(String(await isInSync(documentId)));
    expect(contact).toMatchObject({ addresses: [{ town: 'Bern' }] });
    expect(await isInSync(created)).not.toBeNull();
    const bodies = (await scene.s360().saves()).map(({ body }) => JSON.stringify(body));
    expect(bodies.length).toBeGreaterThanOrEqual(2);
    expect(bodies.join()).not.toContain('authorizations');
  });
});
