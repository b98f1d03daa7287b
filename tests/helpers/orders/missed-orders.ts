import { waitingStatements } from '../databases/waiting-statements';
import { objectAt } from '../json';
import { startScene, type Scene } from '../scene/scene';
import { until } from '../waiting';
import { closedSale } from './closed-sales';

/**
 * A contact arrives, and while it is linked to its orders another one is stored, whose transaction
 * cannot see the contact yet.
 */
export function anOrderStoredWhileItsContactArrives(): void {
  let scene: Scene;
  beforeAll(async () => {
    scene = await startScene();
  });
  afterAll(() => scene.end());

  const stored = (orderId: number) =>
    until('the order is stored', async () => {
      const [order] = await scene.crm.orders({ orderId: String(orderId) });
      return order ?? null;
    });

  it('is finally linked to its contact, even when the pull of the contact is cancelled', async () => {
    const { connection } = scene.running().strapi.db;
    const number = await scene.s360().creates({ lastName: 'Arriving' });
    // S-360 refuses reads for a while, so that pulls stay queued.
    await scene.s360().faults({ method: 'getContactData', kind: 'http', status: 509, times: 1 });
    expect((await scene.deliversOrders([closedSale(7000, number)])).status).toBe(200);
    await stored(7000);
    expect(await scene.crm.queuedPulls()).toMatchObject([{ contactNumber: number }]);

    // At MariaDB's default level it would hold up every order, not only this one.
    const holdsUp = await connection.transaction({ isolationLevel: 'read committed' });
    await holdsUp('s360_orders').where({ order_id: '7000' }).forUpdate();
    await scene.cycle();
    await until('the contact waits for its order', async () => {
      const waiting = await waitingStatements(scene.running().strapi);
      return waiting.some((statement) => /update.*s360_orders/i.test(statement));
    });
    expect((await scene.deliversOrders([closedSale(7100, number)])).status).toBe(200);
    expect(await stored(7100)).toMatchObject({ contactDocumentId: null });
    await holdsUp.commit();

    const contact = await until('the contact arrives', () =>
      scene.crm.contactOf('myvenue', number),
    );
    const owner = { contactDocumentId: objectAt(contact).documentId };
    expect(await scene.crm.orders()).toMatchObject([owner, owner]);
    expect(await scene.crm.orderLines()).toMatchObject([owner, owner]);
    expect(await scene.crm.queuedPulls()).toEqual([]);
  });
}
