import { NOBODY_ERASED } from '../builders/nobody-erased';
import { modulesOf } from '../strapi/modules';
import { PURCHASE_SUMMARY_UID, CONTACT_UID } from '../../../server/src/contracts';
import { strapiDatabase } from '../../../server/src/kernel/database/strapi-database';
import type { RefreshSummaries } from '../../../server/src/orders/receive/receive-orders';
import { bookingsOfOrders, followOrders } from '../../../server/src/bookings';
import { databaseOrderStore } from '../../../server/src/orders/receive/order-store';
import { rowsOf } from '../scene/crm-side';
import { refusedStatements } from '../databases/refused-statements';
import { waitingStatements } from '../databases/waiting-statements';
import { objectAt } from '../json';
import { startScene, type Scene } from '../scene/scene';
import { until } from '../waiting';
import { closedSale } from './closed-sales';
import { purchaseSummariesOf } from './sold-orders';
import { readItem } from './read-item';

/** A gate that is opened once and then lets everyone waiting continue. */
function gate(): { open(): void; opened: Promise<void> } {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { open: () => open(), opened };
}

/**
 * A contact is deleted or merged while one of its orders is being stored: two transactions are
 * stepped so that one waits for the other. The transaction of a person cannot be repeated, so it
 * must never lose the race.
 */
export function aContactThatGoesWhileItsOrderIsStored(): void {
  let scene: Scene;
  let refusals: string[] = [];
  beforeAll(async () => {
    scene = await startScene({
      institutions: [{ code: 'myvenue', plugin: { pushNewContacts: false } }],
    });
    refusals = refusedStatements(scene.running().strapi);
  });
  beforeEach(() => refusals.splice(0));
  afterEach(() => expect(refusals).toEqual([]));
  afterAll(() => scene.end());

  let lastId = 5000;
  const anOrder = (contactReference: string) => closedSale((lastId += 10), contactReference);
  const knownContact = async (lastName: string) => {
    const number = await scene.s360().creates({ lastName });
    await scene.agreed();
    const contact = objectAt(await scene.crm.contactOf('myvenue', number));
    return { number, documentId: String(contact.documentId) };
  };
  const delivers = async (order: object) =>
    expect((await scene.deliversOrders([order])).status).toBe(200);
  const waiting = () => waitingStatements(scene.running().strapi);
  const somebodyWaits = () =>
    until('one transaction waits for the other', async () => (await waiting()).length > 0);
  const expectOwner = async (orderId: number, contactDocumentId: string | null) => {
    await until('the order is stored', async () => {
      const [order] = await scene.crm.orders({ orderId: String(orderId) });
      return order ?? null;
    });
    await scene.settled();
    const [order] = await scene
      .running()
      .strapi.documents('plugin::s360.order')
      .findMany({
        filters: { orderId: String(orderId), institution: 'myvenue' },
        populate: ['contact'],
      });
    const related = contactDocumentId && expect.objectContaining({ documentId: contactDocumentId });
    expect(order).toMatchObject({ contactDocumentId, contact: related });
    const lines = await scene.crm.orderLines({ operationId: String(orderId + 1) });
    expect(lines).toMatchObject([{ contactDocumentId }]);
  };
  const summariesOf = (contactDocumentId: string) =>
    rowsOf(scene.running(), PURCHASE_SUMMARY_UID, { contactDocumentId });

  it('can be deleted after the order was stored, without a deadlock', async () => {
    const { strapi } = scene.running();
    const { documentId, number } = await knownContact('Deleted after');
    const order = anOrder(number);
    await delivers(order);
    await expectOwner(order.orderId, documentId);

    const read = readItem(closedSale(order.orderId, number, 30000));
    const institution = modulesOf(strapi).institutions.find('myvenue');
    if (read.kind !== 'snapshot' || !institution) throw new Error('the order cannot be read');
    const [locked, deletes] = [gate(), gate()];
    const digests = await modulesOf(strapi).orderStore.digests('myvenue', [String(order.orderId)]);
    const refreshSummaries: RefreshSummaries = async ({ trx }, concerned, at) => {
      locked.open();
      await deletes.opened;
      await purchaseSummariesOf(scene.running()).refresh(trx, concerned, at);
    };
    const bookings = { bookingsOf: bookingsOfOrders, onStored: followOrders };
    const ports = {
      bookings,
      refreshSummaries,
      guard: modulesOf(strapi).pullGuard,
      erased: NOBODY_ERASED,
    };
    const receiving = databaseOrderStore(strapiDatabase(strapi), ports).receive({
      snapshots: [read.snapshot],
      source: {
        kind: 'pull',
        isImported: true,
        digest: digests.get(String(order.orderId)) ?? null,
      },
      settings: institution.orders,
      at: new Date(),
    });
    await locked.opened;
    const deleting = scene.crm.deletes(documentId);
    await somebodyWaits();
    deletes.open();
    await Promise.all([receiving, deleting]);

    await expectOwner(order.orderId, null);
    expect(await scene.crm.orders({ orderId: String(order.orderId) })).toMatchObject([
      { saleAmount: '30000' },
    ]);
    expect(await summariesOf(documentId)).toEqual([]);
  });

  /** Deletes or merges a contact, and stores one of its orders before that is committed. */
  const storesMeanwhile = async (order: object, goes: () => Promise<unknown>) => {
    const [gone, commits] = [gate(), gate()];
    const going = scene.running().strapi.db.transaction(async () => {
      await goes();
      gone.open();
      await commits.opened;
    });
    await gone.opened;
    await delivers(order);
    await somebodyWaits();
    commits.open();
    await going;
  };

  it('can be deleted before the order is stored, which then has no contact', async () => {
    const { documentId, number } = await knownContact('Deleted before');
    const order = anOrder(number);
    await storesMeanwhile(order, () =>
      scene.running().strapi.documents(CONTACT_UID).delete({ documentId }),
    );
    await expectOwner(order.orderId, null);
    expect(await summariesOf(documentId)).toEqual([]);
  });

  it('can be merged before the order is stored, which then belongs to the remaining contact', async () => {
    const kept = await knownContact('Kept');
    const removed = await knownContact('Removed');
    const order = anOrder(removed.number);
    await storesMeanwhile(order, () =>
      modulesOf(scene.running().strapi).contactMerge.merge(
        { keep: kept.documentId, remove: removed.documentId, onTwoNumbers: 'unlinkRemoved' },
        'admin:1',
        null,
      ),
    );
    await expectOwner(order.orderId, kept.documentId);
    expect(await summariesOf(removed.documentId)).toEqual([]);
    expect(await summariesOf(kept.documentId)).toMatchObject([{ orders: 1 }]);
  });

  it('can be deleted while a payload is applied for a number that was merged into it', async () => {
    const { connection } = scene.running().strapi.db;
    const kept = await knownContact('Kept for now');
    const removed = await knownContact('Part of it');
    const order = anOrder(removed.number);
    await delivers(order);
    await expectOwner(order.orderId, removed.documentId);
    await modulesOf(scene.running().strapi).contactMerge.merge(
      { keep: kept.documentId, remove: removed.documentId, onTwoNumbers: 'unlinkRemoved' },
      'admin:1',
      null,
    );
    // The order was missed, and its payload waits for the lock.
    const stored = { institution: 'myvenue', order_id: String(order.orderId) };
    await connection('s360_orders').where(stored).update({ contact_document_id: null });
    const holdsUp = await connection.transaction();
    await holdsUp('s360_orders').where(stored).forUpdate();
    await scene.s360().changes(removed.number, { town: 'Bern' });
    await scene.cycle();
    await somebodyWaits();
    const deleting = scene.crm.deletes(kept.documentId);
    await until('the deletion waits, too', async () => (await waiting()).length > 1);
    await holdsUp.commit();
    await deleting;
    await expectOwner(order.orderId, null);
    expect(await summariesOf(kept.documentId)).toEqual([]);
  });
}
