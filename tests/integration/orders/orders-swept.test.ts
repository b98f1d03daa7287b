import { modulesOf } from '../../helpers/strapi/modules';
import { ORDER_UID } from '../../../server/src/contracts';
import { strapiDatabase } from '../../../server/src/kernel/database/strapi-database';
import { databaseLeases } from '../../../server/src/kernel/leases';
import { objectAt } from '../../helpers/json';
import { closedSales } from '../../helpers/orders/closed-sales';
import { sceneForAll } from '../../helpers/scene/scene-for-tests';

describe('the sweep of orders', () => {
  const scene = sceneForAll();

  const { ownerOf, sells } = closedSales(() => scene);
  const table = (name: string) => scene.running().strapi.db.connection(name);
  const sweeps = (): Promise<number> => modulesOf(scene.running().strapi).orderSweep.run();
  const buyer = async (lastName: string) => {
    const number = await scene.s360().creates({ lastName });
    await scene.agreed();
    const contact = objectAt(await scene.crm.contactOf('myvenue', number));
    return { documentId: String(contact.documentId), number };
  };
  const buys = async (number: string): Promise<string> => {
    const orderId = await sells(number);
    await scene.settled();
    return orderId;
  };
  const misses = (orderId: string) =>
    table('s360_orders')
      .where({ order_id: orderId, institution: 'myvenue' })
      .update({ contact_document_id: null });
  const linesOf = (orderId: string) =>
    scene.crm.orderLines({ operationId: String(Number(orderId) + 1) });

  it('links an order that was missed', async () => {
    const { documentId, number } = await buyer('Missed');
    const orderId = await buys(number);
    await misses(orderId);
    expect(await sweeps()).toBe(1);
    expect(await sweeps()).toBe(0);
    expect(await ownerOf(orderId)).toBe(documentId);
  });

  it('corrects lines linked to other contacts', async () => {
    const { documentId, number } = await buyer('Lines');
    const orderId = await buys(number);
    await table('s360_order_lines')
      .where({ contact_document_id: documentId })
      .update({ contact_document_id: null });
    expect(await sweeps()).toBe(1);
    expect(await sweeps()).toBe(0);
    expect(await linesOf(orderId)).toMatchObject([{ contactDocumentId: documentId }]);
  });

  it('leaves the other orders of the number unchanged', async () => {
    const { documentId, number } = await buyer('Others');
    const orderIds = [await buys(number), await buys(number)] as const;
    const { strapi } = scene.running();
    const { joinColumn, name } = strapiDatabase(strapi).names(ORDER_UID).joinTable('contact');
    const [untouched] = await scene.crm.orders({ orderId: orderIds[0] });
    const joins = () => table(name).where(joinColumn.name, Number(objectAt(untouched).id));
    // A sweep of these orders would create their joins again.
    await joins().delete();
    await misses(orderIds[1]);
    expect(await sweeps()).toBe(1);
    expect(await ownerOf(orderIds[1])).toBe(documentId);
    expect(await joins()).toEqual([]);
  });

  it('finds an order behind more rows than one statement reads', async () => {
    const strangers = Array.from({ length: 4_100 }, (_, index) => ({
      document_id: `stranger-${index}`,
      institution: 'myvenue',
      order_id: `stranger-${index}`,
      order_type: 'SALE',
      order_state: 'CLOSED',
    }));
    await scene.running().strapi.db.connection.batchInsert('s360_orders', strangers, 100);
    const { documentId, number } = await buyer('Late');
    const orderId = await buys(number);
    await misses(orderId);
    expect(await sweeps()).toBe(1);
    expect(await ownerOf(orderId)).toBe(documentId);
  });

  it('is left to the process that already runs it', async () => {
    const { documentId, number } = await buyer('Two processes');
    const orderId = await buys(number);
    await misses(orderId);
    const elsewhere = databaseLeases(strapiDatabase(scene.running().strapi), 'another process');
    await elsewhere.hold('orderSweep', { durationMs: 60_000, graceMs: 0 });
    expect(await sweeps()).toBe(0);
    expect(await ownerOf(orderId)).toBeNull();
    await elsewhere.release('orderSweep');
    expect(await sweeps()).toBe(1);
    expect(await ownerOf(orderId)).toBe(documentId);
  });
});
