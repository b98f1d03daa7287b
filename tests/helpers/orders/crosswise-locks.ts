import { CONTACT_FACT_UID } from '../../../server/src/contracts';
import type { ContactStore } from '../../../server/src/services/contacts/store';
import { strapiDatabase } from '../../../server/src/services/database/strapi-database';
import { readOrderItem } from '../../../server/src/services/orders/mapping/order-snapshot';
import { databaseOrderStore } from '../../../server/src/services/orders/receive/order-store';
import { rowsOf } from '../crm-side';
import { objectAt } from '../json';
import { contactFactsOf } from './sold-orders';
import { useOwnPostgres } from '../postgres';
import { startScene, type Scene } from '../scene';

const DEADLOCK = '40P01';

/** Lets two wait for each other, once: whoever comes again goes on at once. */
function meeting(): () => Promise<void> {
  let arrived = 0;
  let bothAreHere: () => void = () => undefined;
  const both = new Promise<void>((resolve) => (bothAreHere = resolve));
  return () => {
    arrived += 1;
    if (arrived === 2) bothAreHere();
    return both;
  };
}

/**
 * Two transactions, one that receives an order and one that takes its contact from it, are stepped
 * until each waits for what the other has locked.
 */
export function anOrderAndItsContactLockedCrosswise(): void {
  let scene: Scene;
  let drop: () => Promise<void>;
  beforeAll(async () => {
    ({ drop } = await useOwnPostgres('s360_orders_deadlock'));
    scene = await startScene();
  });
  afterAll(async () => {
    await scene.end();
    await drop();
  });

  const orderOf = (contactReference: string, saleAmount: number) => ({
    orderId: 5000,
    orderType: 'SALE',
    orderState: 'CLOSED',
    contactReference,
    saleAmount,
    catalogCurrency: { currencyCode: 'CHF', fractionDigit: 2 },
    operationDatas: [{ operationId: 5001, quantity: 1, totalAmount: saleAmount }],
  });

  it('are both written: the database ends one transaction, which is repeated whole', async () => {
    const { strapi } = scene.running();
    const number = await scene.s360().creates({ lastName: 'Crosswise' });
    await scene.agreed();
    const { documentId } = objectAt(await scene.crm.contactOf('myvenue', number));
    const contact = String(documentId);
    expect((await scene.deliversOrders([orderOf(number, 10000)])).status).toBe(200);
    await scene.settled();

    const failures: unknown[] = [];
    strapi.db.connection.on('query-error', ({ code }: { code?: unknown }) => failures.push(code));
    const arrive = meeting();
    const read = readOrderItem(orderOf(number, 30000));
    if (read.kind !== 'snapshot') throw new Error('the order cannot be read');
    const institution = strapi.plugin('s360').service('institutions').find('myvenue');
    const orders = databaseOrderStore(strapiDatabase(strapi), async ({ trx }, concerned, at) => {
      // The order is locked, the contact not yet.
      await arrive();
      await contactFactsOf(scene.running()).refresh(trx, concerned, at);
    });
    const receiving = orders.receive({
      snapshots: [read.snapshot],
      source: { kind: 'pull', letIn: true, digest: await digest() },
      settings: institution.orders,
      at: new Date(),
    });
    const contacts: ContactStore = strapi.plugin('s360').service('contactStore');
    const unlinking = contacts.transaction(async (transaction) => {
      await transaction.lockContacts([contact]);
      // The contact is locked, its orders not yet.
      await arrive();
      const known = await transaction.linksOfContacts([contact]);
      const links = await transaction.lockLinks(known.map(({ id }) => id));
      await transaction.updateLinks(links.map((link) => ({ ...link, state: 'unlinked' as const })));
    });
    await Promise.all([receiving, unlinking]);

    expect(failures).toEqual([DEADLOCK]);
    expect(await scene.crm.orders({ orderId: '5000' })).toMatchObject([
      { saleAmount: '30000', contactDocumentId: null },
    ]);
    const facts = { contactDocumentId: contact };
    expect(await rowsOf(scene.running(), CONTACT_FACT_UID, facts)).toEqual([]);
  });

  async function digest(): Promise<string | null> {
    const store = scene.running().strapi.plugin('s360').service('orderStore');
    return (await store.digests('myvenue', ['5000'])).get('5000') ?? null;
  }
}
