import { modulesOf } from '../../../helpers/strapi/modules';
import { at, listAt, objectAt, parsed } from '../../../helpers/json';
import { sceneForAll } from '../../../helpers/scene/scene-for-tests';
import { until } from '../../../helpers/waiting';

const RECEIVES = {
  types: ['individual'],
  where: [
    { path: 'individualContact.prospect', is: false },
    { path: 'role', isNot: 'GUIDE' },
  ],
};
const SENDS = { where: [{ field: 'tags', contains: 'friends' }] };

const person = (lastName: string, inner: Record<string, unknown> = {}) => ({
  type: 'INDIVIDUAL',
  individualContact: { individualLastname: lastName, ...inner },
});

describe('an institution that receives only some contacts', () => {
  const scene = sceneForAll({
    institutions: [{ code: 'myvenue', plugin: { receives: RECEIVES, pushNewContacts: true } }],
  });

  const writes = async (partial: Record<string, unknown>) =>
    String((await scene.s360().writes(partial)).contactNumber);
  const inCrm = (number: string) => scene.crm.contactOf('myvenue', number);
  const outcomes = async () => {
    const delivery = (await scene.crm.deliveries()).at(-1);
    return listAt(parsed(delivery?.outcomes)).map((outcome) => objectAt(outcome).outcome);
  };

  it('neither applies nor quarantines the others, and counts them', async () => {
    const customer = await writes(person('Customer'));
    const prospect = await writes(person('Prospect', { prospect: true }));
    const guide = await writes({ ...person('Guide'), role: 'GUIDE' });
    const company = await writes({
      type: 'STRUCTURE',
      structureContact: { structureOfficialName: 'Company' },
    });
    await scene.agreed();
    expect(await inCrm(customer)).toMatchObject({ lastName: 'Customer' });
    for (const number of [prospect, guide, company]) expect(await inCrm(number)).toBeNull();
    expect(await scene.crm.quarantined()).toEqual([]);
    expect((await outcomes()).sort()).toEqual(['applied', 'filtered', 'filtered', 'filtered']);
    const delivery = (await scene.crm.deliveries()).at(-1);
    expect(delivery).toMatchObject({ items: 4, applied: 1, filtered: 3 });
    const shown = await scene.running().admin('GET', '/s360/activity?direction=in');
    expect(at(shown.body, 'data', 0, 'delivery')).toMatchObject({ filtered: 3 });
  });

  it('still updates a contact that is already linked', async () => {
    const number = await writes(person('Linked'));
    await scene.agreed();
    await writes({ ...person('Renamed', { prospect: true }), contactNumber: number });
    await scene.agreed();
    expect(await inCrm(number)).toMatchObject({ lastName: 'Renamed' });
    expect(await outcomes()).toEqual(['applied']);
  });

  it('imports a contact completely when the contact is included later', async () => {
    const number = await writes(person('Later', { prospect: true, email: 'later@example.com' }));
    await scene.agreed();
    expect(await inCrm(number)).toBeNull();
    await writes({ contactNumber: number, individualContact: { prospect: false } });
    await scene.agreed();
    expect(await inCrm(number)).toMatchObject({ lastName: 'Later', email: 'later@example.com' });
  });

  it('recognizes its own creates, whatever the filter says about them', async () => {
    // The answer is lost, and S-360 marks the contact as a prospect before its webhook.
    await scene
      .s360()
      .faults({ method: 'saveIndividualContactData', times: 1, kind: 'drop-response' });
    const documentId = await scene.crm.creates({ lastName: 'Own', email: 'own@example.com' });
    await scene.settled();
    const made = (await scene.s360().contacts()).find(
      (contact) => at(contact, 'individualContact', 'individualLastname') === 'Own',
    );
    await writes({
      contactNumber: made?.contactNumber,
      individualContact: { prospect: true },
    });
    await scene.agreed();
    expect(await scene.crm.link(documentId, 'myvenue')).toMatchObject({
      contactNumber: made?.contactNumber,
      state: 'inSync',
    });
    expect(await scene.s360().saves()).toHaveLength(1);
  });

  it('imports an excluded item when it arrives again under another filter', async () => {
    const number = await writes(person('Import', { prospect: true }));
    scene.excuse({
      check: 'echo',
      fits: /^first round: (contacts|links|history) were written/,
      because: 'what was filtered earlier comes in now',
    });
    await scene.agreed();
    expect(await inCrm(number)).toBeNull();
    const body = await scene.s360().contact(number);
    await scene.strapiStops();
    await scene.strapiStarts({ institutions: [{ code: 'myvenue' }] });
    await scene.delivers([body]);
    await scene.settled();
    expect(await inCrm(number)).toMatchObject({ lastName: 'Import' });
  });
});

describe('an institution to which only some contacts are sent', () => {
  const scene = sceneForAll({
    institutions: [{ code: 'myvenue', plugin: { sends: SENDS, pushNewContacts: true } }],
  });

  const names = async () =>
    (await scene.s360().contacts()).map(
      (contact) => objectAt(contact.individualContact).individualLastname,
    );
  const pushNow = (documentId: string) => scene.crm.panel('POST', documentId, '/myvenue/push');

  it('receives no other contacts, neither automatically nor by an operator', async () => {
    const documentId = await scene.crm.creates({ lastName: 'Stranger' });
    await scene.settled();
    expect(await scene.crm.links()).toEqual([]);
    expect(await pushNow(documentId)).toMatchObject({ status: 409 });
    expect(await names()).toEqual([]);
  });

  it('receives a contact once an edit includes it, and only once', async () => {
    const documentId = await scene.crm.creates({ lastName: 'Friend to be' });
    await scene.crm.saves(documentId, { tags: 'press, Friends' });
    await scene.agreed();
    expect(await names()).toContain('Friend to be');
    await scene.crm.saves(documentId, { town: 'Bern' });
    await scene.agreed();
    const saves = await scene.s360().saves();
    expect(saves).toHaveLength(2);
  });

  it('receives nothing of a contact that is excluded again, and everything once it is back', async () => {
    const documentId = await scene.crm.creates({ lastName: 'Leaves', tags: 'friends' });
    await scene.agreed();
    await scene.s360().forgetCalls();
    await scene.crm.saves(documentId, { tags: null, town: 'Bern' });
    await scene.agreed();
    expect(await scene.s360().saves()).toEqual([]);
    expect(await scene.crm.status(documentId, 'myvenue')).toMatchObject({
      state: 'inSync',
      pendingFields: [],
    });
    await scene.crm.saves(documentId, { tags: 'friends' });
    await scene.agreed();
    expect(await scene.s360().saves()).toHaveLength(1);
  });

  it('no longer has a pending create when the contact is excluded', async () => {
    await scene.s360().faults({ method: '*', times: 1000, kind: 'http', status: 503 });
    const documentId = await scene.crm.creates({ lastName: 'Regretted', tags: 'friends' });
    await scene.crm.saves(documentId, { tags: null });
    await scene.s360().faults();
    await scene.agreed(60_000);
    expect(await names()).not.toContain('Regretted');
    expect(await scene.crm.status(documentId, 'myvenue')).toMatchObject({ state: 'notLinked' });
  });

  it('receives the contacts that a changed filter includes, without waiting for the nightly sweep', async () => {
    await scene.strapiStops();
    await scene.strapiStarts({
      institutions: [{ code: 'myvenue', plugin: { sends: {}, pushNewContacts: true } }],
    });
    await until('the contacts are sent', async () => {
      const all = await names();
      return ['Stranger', 'Regretted'].every((name) => all.includes(name));
    });
    await scene.agreed();
    const { sweep } = modulesOf(scene.running().strapi);
    expect(await sweep.run(new Date(0))).toBe(0);
  });
});
