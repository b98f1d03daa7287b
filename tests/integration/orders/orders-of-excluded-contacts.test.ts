import { at } from '../../helpers/json';
import { closedSales } from '../../helpers/orders/closed-sales';
import { sceneForEach } from '../../helpers/scene/scene-for-tests';
import { until } from '../../helpers/waiting';

describe('the orders of contacts that are not in the CRM', () => {
  const scene = sceneForEach({
    institutions: [
      { code: 'myvenue', plugin: { pastData: { contactsUpdatedSince: '2024-01-01' } } },
    ],
  });

  const { ownerOf, sells } = closedSales(() => scene);
  const pulls = () => scene.s360().calls('getContactData');
  const importExcluded = async () => {
    const path = '/s360/institutions/myvenue/excluded-items/import';
    const answer = await scene.running().admin('POST', path, {});
    await scene.settled();
    return at(answer.body, 'data', 'imported');
  };
  /** A contact that S-360 last changed before the depth and has not sent. */
  const someoneOld = async (): Promise<string> => {
    const { contactNumber } = await scene.s360().writes({
      type: 'INDIVIDUAL',
      individualContact: { individualLastname: 'Ancient' },
      dateLastModified: '2019-05-01T10:00:00.000Z',
    });
    return String(contactNumber);
  };

  it('exclude a contact that is too old with one call, so that it can be imported later', async () => {
    const number = await someoneOld();
    const orders = [await sells(number)];
    await scene.settled();
    expect(await pulls()).toHaveLength(1);
    orders.push(await sells(number));
    await scene.settled();
    expect(await pulls()).toHaveLength(1);
    expect(await ownerOf(orders[0] ?? '')).toBeNull();

    expect(await importExcluded()).toBe(1);
    const contact = await scene.crm.contactOf('myvenue', number);
    expect(contact).toMatchObject({ lastName: 'Ancient' });
    for (const orderId of orders) expect(await ownerOf(orderId)).toBe(contact?.documentId);
    expect(await pulls()).toHaveLength(1);
  });

  it('request no further pull of a contact that has arrived meanwhile', async () => {
    const number = await scene.s360().creates({ lastName: 'Arriving' });
    // S-360 refuses calls for a while.
    await scene.s360().faults({ method: 'getContactData', kind: 'http', status: 509, times: 1 });
    const orderId = await sells(number);
    await until('the read was turned away', async () => (await pulls()).length === 1);
    expect(await scene.crm.queuedPulls()).toMatchObject([
      { contactNumber: number, reason: 'namedByOrder' },
    ]);
    await scene.cycle();
    const contact = await until('it arrived', () => scene.crm.contactOf('myvenue', number));
    expect(await ownerOf(orderId)).toBe(contact.documentId);
    expect(await scene.crm.queuedPulls()).toEqual([]);
  });
});
