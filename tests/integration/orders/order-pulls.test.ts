import { modulesOf } from '../../helpers/strapi/modules';
import { PERMISSION_ACTIONS } from '../../../server/src/contracts';
import { at, listAt, objectAt } from '../../helpers/json';
import { sceneForAll } from '../../helpers/scene/scene-for-tests';
import { until } from '../../helpers/waiting';

const LINE = { quantity: 1, unitPrice: 5000, product: 'Hamlet' };

describe('the pull of an order by a person', () => {
  const scene = sceneForAll();

  const asks = (path: string) => scene.running().admin('POST', `/s360/${path}/pull`);
  const byId = (orderId: string) => asks(`institutions/myvenue/orders/${orderId}`);
  const stored = (orderId: string) => scene.crm.orders({ orderId });
  const closedSale = async (changes: Record<string, unknown> = {}) => {
    const details = { orderState: 'CLOSED', operationDatas: [LINE], ...changes };
    return String((await scene.s360().orders(details)).orderId);
  };

  it('works with the id in S-360, even for an order that the CRM does not have', async () => {
    const orderId = await closedSale();
    const answer = await byId(orderId);
    expect([answer.status, at(answer.body, 'data')]).toEqual([
      200,
      { institution: 'myvenue', orderId },
    ]);
    await scene.settled();
    expect(await stored(orderId)).toMatchObject([{ summary: '1 × Hamlet', saleMoney: '5.00' }]);
  });

  it('updates a stored order by its document id', async () => {
    const orderId = await closedSale();
    await byId(orderId);
    await scene.settled();
    const { documentId } = objectAt(await stored(orderId), 0);
    await scene.s360().orders({ orderId: Number(orderId), saleAmount: 7000 });
    expect((await asks(`orders/${String(documentId)}`)).status).toBe(200);
    await scene.settled();
    expect(await stored(orderId)).toMatchObject([{ documentId, saleMoney: '7.00' }]);
  });

  it('needs the permission and an existing order', async () => {
    expect((await asks('orders/nothing')).status).toBe(404);
    expect((await asks('institutions/nowhere/orders/1')).status).toBe(404);
    expect((await byId('abc')).status).toBe(400);
    expect(await scene.crm.queuedOrders()).toEqual([]);
    const reader = await scene.running().userWith([PERMISSION_ACTIONS.readSync]);
    expect((await reader('POST', '/s360/institutions/myvenue/orders/1/pull')).status).toBe(403);
    expect((await reader('POST', '/s360/orders/nothing/pull')).status).toBe(403);
  });

  describe('that S-360 refuses again and again', () => {
    const failures = async () => {
      const answer = await scene.running().admin('GET', '/s360/failures?institution=myvenue');
      return listAt(answer.body, 'data').filter((cause) => at(cause, 'kind') === 'orderPull');
    };
    const table = () => scene.running().strapi.db.connection('s360_queued_orders');
    const wakes = () => modulesOf(scene.running().strapi).workers.wakeDispatchers();
    const refusedOnce = (orderId: string) =>
      until('S-360 refused it', async () => {
        const [wanted] = await scene.crm.queuedOrders();
        return wanted?.orderId === orderId && wanted.failureCode !== null ? wanted : null;
      });
    const givenUp = async () => {
      await table().update({ attempts: 4, next_attempt_at: null });
      wakes();
      await until('it is given up', async () => {
        const [wanted] = await scene.crm.queuedOrders();
        return wanted?.givenUpAt;
      });
    };
    const pullInPanel = async (contact: string) => {
      const answer = await scene.running().admin('GET', `/s360/contacts/${contact}/orders`);
      return at(answer.body, 'data', 'orders', 0, 'pull');
    };

    it('stops, and is listed among the failures and on the contact until it is retried', async () => {
      const contactReference = await scene.s360().creates({ lastName: 'Refused' });
      const orderId = await closedSale({ contactReference });
      await scene.agreed();
      const { documentId } = objectAt(await scene.crm.contactOf('myvenue', contactReference));
      expect(await pullInPanel(String(documentId))).toBeNull();

      const fault = { method: 'getOrderDetails', kind: 'business', statusDetail: 'error.order' };
      await scene.s360().faults({ ...fault, times: 2 });
      await byId(orderId);
      await refusedOnce(orderId);
      expect(await failures()).toMatchObject([{ code: 'error.order', failed: 0, retrying: 1 }]);
      expect(await pullInPanel(String(documentId))).toMatchObject({ kind: 'triedAgain' });
      await givenUp();
      expect(await failures()).toMatchObject([
        { code: 'error.order', failed: 1, retrying: 0, numbers: [orderId] },
      ]);
      const failure = { code: 'error.order' };
      expect(await pullInPanel(String(documentId))).toMatchObject({ kind: 'givenUp', failure });
      const { length } = await scene.s360().calls('getOrderDetails');
      wakes();
      await scene.settled();
      expect(await scene.s360().calls('getOrderDetails')).toHaveLength(length);

      const selection = { institution: 'myvenue', kind: 'orderPull', code: 'error.order' };
      const retried = await scene.running().admin('POST', '/s360/failures/retry', selection);
      expect(at(retried.body, 'data')).toEqual({ retried: 1, waitsUntil: null });
      await until('it was read', async () => (await scene.crm.queuedOrders()).length === 0);
      expect(await failures()).toEqual([]);
      expect(await pullInPanel(String(documentId))).toBeNull();
    });

    it('is made again when S-360 sends the order again', async () => {
      const orderId = '900900900';
      await byId(orderId);
      await refusedOnce(orderId);
      await givenUp();
      await closedSale({ orderId: Number(orderId) });
      expect((await scene.deliversOrders([{ orderId }])).status).toBe(200);
      await until('it was read', async () => (await stored(orderId)).length === 1);
      await until(
        'it is no longer queued',
        async () => (await scene.crm.queuedOrders()).length === 0,
      );
    });
  });
});
