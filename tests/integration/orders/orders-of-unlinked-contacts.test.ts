import { at, listAt, objectAt, textAt } from '../../helpers/json';
import { closedSales } from '../../helpers/orders/closed-sales';
import { sceneForEach } from '../../helpers/scene/scene-for-tests';

const INDIVIDUALS_ONLY = { types: ['individual'] };

describe('the orders of an unlinked contact', () => {
  const scene = sceneForEach({
    institutions: [
      { code: 'myvenue', plugin: { receives: INDIVIDUALS_ONLY, pushNewContacts: false } },
    ],
  });

  const sales = closedSales(() => scene);
  const { ownerOf } = sales;
  /** A sale and its consequences. */
  const sells = async (contactReference: string): Promise<string> => {
    const orderId = await sales.sells(contactReference);
    await scene.settled();
    return orderId;
  };
  const reads = async () => (await scene.s360().calls('getContactData')).length;
  const failures = async () => {
    const answer = await scene.running().admin('GET', '/s360/failures?institution=myvenue');
    return at(answer.body, 'data');
  };
  const aStructure = async (): Promise<string> => {
    const { contactNumber } = await scene.s360().writes({
      type: 'STRUCTURE',
      structureContact: { structureOfficialName: 'Theatre Friends' },
    });
    return String(contactNumber);
  };

  it('cost one call for a contact outside the filter, without a failure', async () => {
    const number = await aStructure();
    const orders = [await sells(number), await sells(number)];
    expect(await reads()).toBe(1);
    for (const orderId of orders) expect(await ownerOf(orderId)).toBeNull();
    expect(await failures()).toEqual([]);
  });

  it('receive that contact once the filter includes it', async () => {
    const number = await aStructure();
    const orderId = await sells(number);
    await scene.strapiStops();
    await scene.strapiStarts({
      institutions: [{ code: 'myvenue', plugin: { pushNewContacts: false } }],
    });
    await scene.settled();
    const contact = await scene.crm.contactOf('myvenue', number);
    expect(contact).not.toBeNull();
    expect(await ownerOf(orderId)).toBe(contact?.documentId);
    expect(await scene.crm.queuedPulls()).toEqual([]);
  });

  it('cost one call for a contact with an open match review, without a failure', async () => {
    const twin = { lastName: 'Twin', email: 'twin@example.com' };
    await scene.crm.creates(twin);
    await scene.crm.creates(twin);
    const number = await scene.s360().creates(twin);
    await sells(number);
    await sells(number);
    expect(await reads()).toBe(1);
    expect(await failures()).toEqual([]);
  });

  it('belong, with their purchase summaries, to the contact that a person creates from the number', async () => {
    const twin = { lastName: 'Twin', email: 'twin@example.com' };
    await scene.crm.creates(twin);
    await scene.crm.creates(twin);
    const number = await scene.s360().creates(twin);
    const orderId = await sells(number);
    const asked = await scene.running().admin('GET', '/s360/match-reviews?state=open');
    const id = String(at(asked.body, 'data', 0, 'id'));
    const answer = await scene
      .running()
      .admin('POST', `/s360/match-reviews/${id}/decision`, { create: true });
    expect(answer.status).toBe(200);
    await scene.settled();
    const contact = objectAt(await scene.crm.contactOf('myvenue', number));
    expect(await ownerOf(orderId)).toBe(contact.documentId);
    expect(contact).toMatchObject({ orderCount: 1 });
    const [order] = await scene
      .running()
      .strapi.documents('plugin::s360.order')
      .findMany({ filters: { orderId, institution: 'myvenue' }, populate: ['contact'] });
    expect(objectAt(order).contact).toMatchObject({ documentId: contact.documentId });
  });

  it('show a contact that S-360 refused among the failures, where it can be retried', async () => {
    const number = await scene.s360().creates({ lastName: 'Refused' });
    const statusDetail = 'error.contact';
    await scene
      .s360()
      .faults({ method: 'getContactData', times: 1, kind: 'business', statusDetail });
    const orders = [await sells(number), await sells(number)];
    expect(await reads()).toBe(1);
    expect(await failures()).toMatchObject([
      { kind: 'pull', code: statusDetail, failed: 1, retrying: 0 },
    ]);

    const selection = { institution: 'myvenue', kind: 'pull', code: statusDetail };
    const answer = await scene.running().admin('POST', '/s360/failures/retry', selection);
    expect(at(answer.body, 'data')).toEqual({ retried: 1, waitsUntil: null });
    await scene.settled();
    const contact = await scene.crm.contactOf('myvenue', number);
    for (const orderId of orders) expect(await ownerOf(orderId)).toBe(contact?.documentId);
    expect(await failures()).toEqual([]);
    expect(await scene.crm.queuedPulls()).toEqual([]);
  });

  it('appear among the failures together with an unknown number from a delivery', async () => {
    await scene.delivers([{ contactNumber: '424242' }]);
    await scene.settled();
    const [failure] = listAt(await failures());
    expect(failure).toMatchObject({ kind: 'pull', failed: 1, retrying: 0, numbers: ['424242'] });
    expect(textAt(failure, 'reason', 'code')).toBe('readRefused');
    expect(await reads()).toBe(1);
  });
});
