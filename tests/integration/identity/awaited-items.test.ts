import { modulesOf } from '../../helpers/strapi/modules';
import { objectAt } from '../../helpers/json';
import { sceneForEach } from '../../helpers/scene/scene-for-tests';
import { until } from '../../helpers/waiting';

const method = 'saveIndividualContactData';

describe('an item that waits for a create of a contact', () => {
  const scene = sceneForEach();
  beforeEach(async () => {
    // The tests do themselves what this job does every minute.
    scene.running().strapi.cron.remove('s360.evaluateAwaited');
  });

  const same = { lastName: 'Awaited', email: 'awaited@example.com' };

  /** A contact whose create is in doubt, and a number that may be its own, with other values. */
  async function awaited() {
    await scene.s360().faults({ method, times: 1, kind: 'reset' });
    const documentId = await scene.crm.creates({ ...same, town: 'Bern' });
    await until('it is in doubt', async () => {
      const { state } = await scene.crm.status(documentId, 'myvenue');
      return state === 'inDoubt' ? state : null;
    });
    const number = await scene.s360().creates({ ...same, town: 'Chur', zipCode: '7000' });
    await scene.agreed();
    expect(await scene.crm.quarantined()).toMatchObject([{ contactNumber: number }]);
    return { documentId, number };
  }

  const evaluateResolved = (): Promise<number> =>
    modulesOf(scene.running().strapi).awaitedItems.evaluateResolved();
  /** A create in progress while S-360 is down ends only when it has failed. */
  const evaluatesOne = () =>
    until('one is evaluated', async () => (await evaluateResolved()) === 1);
  const decides = async (documentId: string, decision: object) =>
    expect((await scene.crm.panel('POST', documentId, '/myvenue/in-doubt', decision)).status).toBe(
      200,
    );

  const sendingPaused = (sending: boolean) =>
    scene.running().admin('PUT', '/s360/institutions/myvenue/pauses', { sending });

  it('keeps waiting as long as the create is in doubt', async () => {
    await awaited();
    expect(await evaluateResolved()).toBe(0);
    expect(await scene.crm.quarantined()).toHaveLength(1);
  });

  it('is applied to the contact when S-360 turns out not to have created it', async () => {
    const { documentId, number } = await awaited();
    // The next create is delayed, so that the number arrives first.
    await scene.s360Stops();
    await decides(documentId, { decision: 'createAgain' });
    await evaluatesOne();
    await scene.s360Returns();
    await scene.agreed(60_000);
    expect(await scene.crm.quarantined()).toEqual([]);
    expect(await scene.crm.contactOf('myvenue', number)).toMatchObject({
      documentId,
      zipCode: '7000',
    });
    expect(await scene.s360().contacts()).toHaveLength(1);
  });

  it('becomes a separate contact when the create turns out to have another number', async () => {
    const { documentId, number } = await awaited();
    const other = await scene.s360().creates({ ...same, town: 'Bern' });
    await decides(documentId, { decision: 'adopt', contactNumber: other });
    await scene.settled();
    expect(await evaluateResolved()).toBe(1);
    await scene.agreed();
    expect(await scene.crm.quarantined()).toEqual([]);
    expect(await scene.crm.contacts()).toHaveLength(2);
    expect(await scene.crm.contactOf('myvenue', other)).toMatchObject({ documentId });
    const own = objectAt(await scene.crm.contactOf('myvenue', number));
    expect(own).toMatchObject({ town: 'Chur' });
    const [asked] = await scene.running().strapi.db.connection('s360_match_reviews').select('*');
    expect(asked).toMatchObject({ kind: 'merge', state: 'open', contact_number: number });
  });

  it('does not revert a newer item that was applied meanwhile, when it is undated', async () => {
    await scene.s360().faults({ method, times: 1, kind: 'reset' });
    const documentId = await scene.crm.creates({ ...same, town: 'Bern' });
    await until('it is in doubt', async () => {
      const { state } = await scene.crm.status(documentId, 'myvenue');
      return state === 'inDoubt' ? state : null;
    });
    const { contactNumber } = await scene.s360().writes({
      type: 'INDIVIDUAL',
      individualContact: { individualLastname: 'Other' },
    });
    const item = (individualTitle: string) => ({
      contactNumber,
      type: 'INDIVIDUAL',
      individualContact: { individualLastname: same.lastName, email: same.email, individualTitle },
      addresses: [{ main: true, town: 'Chur' }],
    });
    expect((await scene.delivers([item('OLD')])).status).toBe(200);
    await scene.settled();
    // A create in progress would keep the newer one waiting, too.
    await sendingPaused(true);
    await decides(documentId, { decision: 'createAgain' });
    expect((await scene.delivers([item('NEW')])).status).toBe(200);
    await until('the newer one is applied', async () => {
      const contact = await scene.crm.contactOf('myvenue', String(contactNumber));
      return contact?.title === 'NEW' ? contact : null;
    });
    await evaluatesOne();
    expect(await scene.crm.contact(documentId)).toMatchObject({ title: 'NEW' });
    expect(await scene.crm.quarantined()).toEqual([]);
    expect(await scene.crm.queuedPulls()).toMatchObject([{ contactNumber }]);
    await sendingPaused(false);
  });

  it('leads to a pull later when its delivery contained only the number', async () => {
    const { number } = await awaited();
    scene.excuse({ check: 'rest', fits: /is to be read$/, because: 'it is read again later' });
    await scene.s360().forgetCalls();
    expect((await scene.delivers([{ contactNumber: number }])).status).toBe(200);
    const pull = await until('it was read and is wanted still', async () => {
      const [wanted] = await scene.crm.queuedPulls();
      const calls = await scene.s360().calls('getContactData');
      const nextAt = Date.parse(String(wanted?.nextAttemptAt ?? ''));
      return calls.length > 0 && nextAt > Date.now() + 30 * 60_000 ? wanted : null;
    });
    expect(pull).toMatchObject({ contactNumber: number, failure: null });
    expect(await scene.s360().calls('getContactData')).toHaveLength(1);
  });

  it('is read at once when the create has ended, whatever its next attempt was', async () => {
    const { documentId, number } = await awaited();
    const makeDue = (): Promise<number> => modulesOf(scene.running().strapi).awaitedPulls.makeDue();
    expect((await scene.delivers([{ contactNumber: number }])).status).toBe(200);
    await until('it was read and waits', async () => {
      const [wanted] = await scene.crm.queuedPulls();
      return wanted?.awaitsContact === documentId ? wanted : null;
    });
    expect(await makeDue()).toBe(0);
    const other = await scene.s360().creates({ ...same, town: 'Bern' });
    await decides(documentId, { decision: 'adopt', contactNumber: other });
    await until('it was adopted', async () => {
      const { state } = await scene.crm.status(documentId, 'myvenue');
      return state === 'inSync' ? state : null;
    });
    expect(await makeDue()).toBe(1);
    await evaluateResolved();
    await scene.agreed();
    expect(await scene.crm.queuedPulls()).toEqual([]);
    expect(await scene.crm.contactOf('myvenue', number)).toMatchObject({ town: 'Chur' });
  });
});
