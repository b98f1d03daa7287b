import {
  CONFLICT_UID,
  INSTITUTION_UID,
  PERMISSION_ACTIONS,
  READ_BACK_UID,
} from '../../../../server/src/contracts';
import { rowsOf } from '../../../helpers/scene/crm-side';
import { at, listAt, textAt } from '../../../helpers/json';
import { sceneForAll } from '../../../helpers/scene/scene-for-tests';
import { until } from '../../../helpers/waiting';

const START = '/s360/institutions/myvenue/sending/start';

describe('the sending to a new institution', () => {
  const scene = sceneForAll({
    trust: 'notStarted',
    institutions: [
      { code: 'myvenue', plugin: { name: 'My Venue' } },
      { code: 'museum', plugin: { pushNewContacts: false } },
      { code: 'opera', plugin: { pushNewContacts: false } },
      { code: 'theatre', plugin: { pushNewContacts: false } },
      { code: 'cinema', plugin: { pushNewContacts: false } },
    ],
  });

  const sendingOf = async (code: string) => {
    const { body } = await scene.running().admin('GET', '/s360/institutions');
    const found = listAt(body, 'data').find((one) => at(one, 'code') === code);
    return at(found, 'sending');
  };
  const untested = async () => listAt(await sendingOf('myvenue'), 'untested').map(String);

  /** A person starts sending to the given institution. */
  async function starts(code: string) {
    const body = { untested: listAt(await sendingOf(code), 'untested') };
    const path = `/s360/institutions/${code}/sending/start`;
    expect((await scene.running().admin('POST', path, body)).status).toBe(200);
  }
  /** A contact of S-360 that was received in the CRM. */
  async function comes(code: string, contact: Record<string, unknown>) {
    const number = textAt(await scene.s360(code).writes(contact), 'contactNumber');
    await scene.agreed();
    const { documentId } = (await scene.crm.contactOf(code, number)) ?? {};
    await scene.s360(code).forgetCalls();
    return { number, documentId: String(documentId) };
  }
  const methodsCalled = async (code: string) =>
    (await scene.s360(code).calls()).map(({ method }) => method);
  const isStopped = (code: string) =>
    until(
      'sending is stopped',
      async () => at(await sendingOf(code), 'status', 'state') === 'stopped',
    );
  const isProven = (code: string, kind: 'individual' | 'structure') =>
    until('a save is proven', async () => at(await sendingOf(code), 'proofs', kind, 'data') === 1);
  /** Only the first calls, as a contact that S-360 changed in the same second may be read again. */
  const firstCalls = (code: string, count: number) =>
    until(`${count} calls`, async () => {
      const methods = await methodsCalled(code);
      return methods.length >= count ? methods.slice(0, count) : null;
    });

  it('waits until it is started, while receiving already works', async () => {
    const documentId = await scene.crm.creates({ lastName: 'Waits' });
    const number = await scene.s360().creates({ lastName: 'Comes' });
    await scene.cycle();
    await until('the contact is received', () => scene.crm.contactOf('myvenue', number));
    expect(await scene.s360().calls()).toEqual([]);
    expect(await scene.crm.status(documentId, 'myvenue')).toMatchObject({
      state: 'pending',
      waiting: { kind: 'notStarted' },
    });
    expect(await sendingOf('myvenue')).toMatchObject({ status: { state: 'notStarted' }, by: null });
  });

  it('remains not started after a restart, unless the institution was in use before', async () => {
    await scene.strapiStops();
    await scene.strapiStarts();
    expect(await sendingOf('myvenue')).toMatchObject({ status: { state: 'notStarted' } });
    const { strapi } = scene.running();
    // An earlier version leaves no record although a contact was sent.
    await strapi.db.query(INSTITUTION_UID).updateMany({ data: { sendingTrust: null } });
    const [link] = await scene.crm.links({ institution: 'myvenue', state: 'inSync' });
    const lastSent = { at: new Date().toISOString(), kind: 'update', fields: ['town'] };
    const links = strapi.db.query('plugin::s360.contact-link');
    await links.update({ where: { id: link?.id }, data: { lastSent } });
    await strapi.plugin('s360').service('pauses').change('myvenue', { sending: true }, null);
    await scene.strapiStops();
    await scene.strapiStarts();
    expect(await sendingOf('myvenue')).toMatchObject({
      status: { state: 'started', cause: 'existing' },
    });
    expect(await sendingOf('museum')).toMatchObject({ status: { state: 'notStarted' } });
    await scene
      .running()
      .strapi.db.query(INSTITUTION_UID)
      .updateMany({ data: { sendingTrust: null, sendingPaused: false } });
  });

  it('can be started only by a permitted person who was shown what is untested', async () => {
    const steerer = await scene.running().userWith([PERMISSION_ACTIONS.steerSync]);
    expect((await steerer('POST', START, { untested: await untested() })).status).toBe(403);
    const starter = await scene.running().userWith([PERMISSION_ACTIONS.startSending]);
    expect((await starter('POST', START, {})).status).toBe(400);
    expect((await starter('POST', START, { untested: ['savePerson'] })).status).toBe(409);
    const shown = await untested();
    const { body, status } = await starter('POST', START, { untested: shown });
    expect(status).toBe(200);
    expect(at(body, 'data')).toMatchObject({
      status: { state: 'started', cause: 'person', untested: shown },
      by: { name: 'Uma User' },
    });
    await scene.agreed();
    expect(await scene.s360().saves()).toHaveLength(1);
    expect(await scene.crm.links({ state: 'pending' })).toEqual([]);
  });

  it('reads back the first 20 saves of each kind, one at a time, and then one in fifty', async () => {
    const opera = scene.s360('opera');
    const chance = jest.spyOn(Math, 'random').mockReturnValue(0.5);
    try {
      const numbers: string[] = [];
      for (let person = 0; person < 23; person += 1)
        numbers.push(await opera.creates({ lastName: `Sings ${person}`, email: 'a@example.com' }));
      await scene.agreed();
      await opera.forgetCalls();
      await starts('opera');
      const contacts = await Promise.all(
        numbers.map((number) => scene.crm.contactOf('opera', number)),
      );
      const save = (index: number, firstName: string) =>
        scene.crm.saves(String(contacts[index]?.documentId), { firstName });
      await Promise.all(contacts.map((_contact, index) => save(index, 'Cecilia')));
      const methods = await firstCalls('opera', 63);
      const proving = ['getContactData', 'saveIndividualContactData', 'getContactData'];
      expect(methods.slice(0, 60)).toEqual(Array.from({ length: 20 }, () => proving).flat());
      expect(methods.slice(60)).toEqual(Array(3).fill('saveIndividualContactData'));
      expect(at(await sendingOf('opera'), 'proofs', 'individual')).toMatchObject({
        data: 20,
        addresses: 0,
      });
      await scene.agreed();
      await opera.forgetCalls();
      chance.mockReturnValue(1 / 50);
      await save(0, 'Maria');
      await scene.settled();
      expect(await firstCalls('opera', 1)).toEqual(['saveIndividualContactData']);
      await scene.agreed();
      await opera.forgetCalls();
      chance.mockReturnValue(1 / 50 - 0.0001);
      await save(0, 'Renata');
      expect(await firstCalls('opera', 3)).toEqual(proving);
    } finally {
      chance.mockRestore();
    }
  });

  it('reads back companies like persons, and proves each by its own saves', async () => {
    const company = await comes('theatre', {
      type: 'STRUCTURE',
      structureContact: { name: 'Stage Ltd', email: 'a@example.com', phoneNumber: '+41215550101' },
      addresses: [{ main: true, street1: 'Quai 1', town: 'Vevey', countryCode: 'CH' }],
    });
    await starts('theatre');
    await scene.crm.saves(company.documentId, { structureName: 'Stage AG' });
    const proving = ['getContactData', 'saveStructureContactData', 'getContactData'];
    expect(await firstCalls('theatre', 3)).toEqual(proving);
    await isProven('theatre', 'structure');
    expect(at(await sendingOf('theatre'), 'proofs', 'individual')).toMatchObject({ data: 0 });
    await scene.s360('theatre').behaves({ saves: 'replace' });
    await scene.crm.saves(company.documentId, { structureName: 'Stage SA' });
    await isStopped('theatre');
    const path = '/s360/institutions/theatre/sending/findings';
    const { body } = await scene.running().admin('GET', path);
    expect(listAt(body, 'data', 0, 'values')).toContainEqual(
      expect.objectContaining({ field: 'email', before: 'a@example.com', after: null }),
    );
  });

  it('shows lost values even after they were sent again, until a person decides', async () => {
    await scene.s360('theatre').behavesAsDocumented();
    await starts('theatre');
    expect(await sendingOf('theatre')).toMatchObject({
      status: { state: 'started' },
      openFindings: 1,
    });
    const path = '/s360/institutions/theatre/sending/findings';
    const { admin } = scene.running();
    const [finding] = listAt((await admin('GET', path)).body, 'data');
    const contact = textAt(finding, 'contactDocumentId');
    expect((await scene.crm.status(contact, 'theatre')).lostFields).toContain('email');
    const dismissed = `${path}/${textAt(finding, 'reference')}/dismiss`;
    expect((await admin('POST', dismissed)).status).toBe(200);
    expect((await admin('POST', dismissed)).status).toBe(404);
    expect(at(await sendingOf('theatre'), 'openFindings')).toBe(0);
    expect((await scene.crm.status(contact, 'theatre')).lostFields).toEqual([]);
  });

  describe('while somebody changes the contact in S-360', () => {
    const PERSON = {
      type: 'INDIVIDUAL',
      individualContact: {
        individualLastname: 'Alpha',
        individualFirstname: 'Jan',
        email: 'jan@example.com',
        cellPhoneNumber: '+41795550101',
      },
    };
    const isSaved = async () => (await scene.s360('cinema').saves()).length > 0;

    it('merges a change from before the save instead of overwriting it', async () => {
      const cinema = scene.s360('cinema');
      const { documentId, number } = await comes('cinema', PERSON);
      await starts('cinema');
      const individualContact = { individualFirstname: 'Jana' };
      await cinema.writes({ contactNumber: number, individualContact });
      await scene.crm.saves(documentId, { firstName: 'Johann', email: 'johann@example.com' });
      await until('the contact is saved', isSaved);
      await isProven('cinema', 'individual');
      expect(await cinema.contact(number)).toMatchObject({
        individualContact: { individualFirstname: 'Jana', email: 'johann@example.com' },
      });
      expect(await scene.crm.contactOf('cinema', number)).toMatchObject({ firstName: 'Jana' });
      const conflicts = await rowsOf(scene.running(), CONFLICT_UID, {
        contactDocumentId: documentId,
      });
      expect(conflicts).toMatchObject([{ field: 'firstName', outcome: 'remote' }]);
      await scene.agreed();
    });

    it('marks a change at the moment of the save as possibly made by that person', async () => {
      const cinema = scene.s360('cinema');
      const { documentId, number } = await comes('cinema', PERSON);
      await starts('cinema');
      const held = { method: 'saveIndividualContactData', times: 1, kind: 'timeout', ms: 500 };
      await cinema.faults(held);
      await scene.crm.saves(documentId, { firstName: 'Johann' });
      await until('the contact is saved', isSaved);
      const individualContact = { cellPhoneNumber: null };
      await cinema.writes({ contactNumber: number, individualContact });
      await isStopped('cinema');
      const path = '/s360/institutions/cinema/sending/findings';
      const { admin } = scene.running();
      const [finding] = listAt((await admin('GET', path)).body, 'data');
      expect(finding).toMatchObject({
        values: [{ field: 'mobilePhone', after: null }],
        mayBeAnothers: true,
      });
      await admin('POST', `${path}/${textAt(finding, 'reference')}/dismiss`);
    });

    it('raises no alarm about a change after the save, which proves nothing', async () => {
      const cinema = scene.s360('cinema');
      const { documentId, number } = await comes('cinema', PERSON);
      await starts('cinema');
      await cinema.faults({
        method: 'saveIndividualContactData',
        times: 1,
        kind: 'timeout',
        ms: 1_000,
      });
      await scene.crm.saves(documentId, { firstName: 'Johann' });
      await until('the contact is saved', isSaved);
      await cinema.faults({ method: 'getContactData', times: 1, kind: 'http', status: 503 });
      await until('it could not be read back', async () =>
        (await cinema.calls('getContactData')).some(({ status }) => status === 503),
      );
      await scene.timePasses(5_000);
      const individualContact = { cellPhoneNumber: null };
      await cinema.writes({ contactNumber: number, individualContact });
      const where = { institution: 'cinema', state: { $in: ['sending', 'toRead'] } };
      await until(
        'it was read back',
        async () => (await rowsOf(scene.running(), READ_BACK_UID, where)).length === 0,
      );
      await scene.agreed();
      expect(await sendingOf('cinema')).toMatchObject({
        status: { state: 'started' },
        proofs: { individual: { data: 0 } },
      });
      await cinema.forgetCalls();
      await scene.crm.saves(documentId, { firstName: 'Hans' });
      await isProven('cinema', 'individual');
      const proving = ['getContactData', 'saveIndividualContactData', 'getContactData'];
      expect(await firstCalls('cinema', 3)).toEqual(proving);
    });
  });
});
