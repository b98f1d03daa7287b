import { modulesOf } from '../../../helpers/strapi/modules';
import { PURCHASE_SUMMARY_UID, CONTACT_UID, ORDER_UID } from '../../../../server/src/contracts';
import { purchaseSummariesService } from '../../../../server/src/orders/summaries/purchase-summaries';
import { strapiSummariesMemory } from '../../../../server/src/orders/summaries/rebuild-memory';
import { rowsOf } from '../../../helpers/scene/crm-side';
import { at, listAt, objectAt, textAt } from '../../../helpers/json';
import { buyersOf, SUMMARIES, line, NONE, sale } from '../../../helpers/orders/buyers';
import {
  changeOrder,
  purchaseSummariesOf,
  insertContacts,
  insertOrders,
  refreshed,
} from '../../../helpers/orders/sold-orders';
import { sceneForAll } from '../../../helpers/scene/scene-for-tests';
import { storeSummaries } from '../../../helpers/orders/stored-orders';

const DAY_MS = 24 * 60 * 60 * 1000;
const inDays = (days: number) => new Date(Date.now() + days * DAY_MS);

describe('the purchase summaries of contacts', () => {
  const scene = sceneForAll({
    institutions: [{ code: 'myvenue' }],
    settings: { mainCurrency: 'CHF' },
  });

  const { contact, summaries, bought, buyer } = buyersOf(() => scene);

  it('follow the orders and are deleted with the contact', async () => {
    const from = await buyer('From');
    const to = await buyer('To');
    const [order] = await rowsOf(scene.running(), ORDER_UID, { contactDocumentId: from });
    const orderId = textAt(order, 'orderId');
    await changeOrder(
      scene.running(),
      { institution: 'myvenue', orderId },
      { contactDocumentId: to },
    );
    await refreshed(scene.running(), [from, to]);
    expect(await contact(from)).toMatchObject(NONE);
    expect(await summaries(from)).toEqual([]);
    expect(await contact(to)).toMatchObject({
      ...SUMMARIES,
      orderCount: 2,
      ticketCount: 4,
      spent: 97,
    });
    await scene.crm.deletes(to);
    expect(await summaries(to)).toEqual([]);
  });

  it('are not copied by a merge, as they follow the orders', async () => {
    const keep = await scene.crm.creates({ lastName: 'Kept', email: 'kept@example.com' });
    const remove = await scene.crm.creates({ lastName: 'Removed', email: 'removed@example.com' });
    await scene.settled();
    await bought(sale(remove));
    const merged = await scene.running().admin('POST', `/s360/contacts/${keep}/merge`, {
      remove,
      onTwoNumbers: 'unlinkRemoved',
    });
    expect(merged.status).toBe(200);
    const moved = listAt(merged.body, 'data', 'references').map((one) => at(one, 'type'));
    expect(moved).not.toContain(PURCHASE_SUMMARY_UID);
    expect(await summaries(remove)).toEqual([]);
    expect(await contact(keep)).toMatchObject(NONE);
  });

  it('contain the next performance again when the previous one is past', async () => {
    const documentId = await buyer('Visitor', {
      lines: [
        line({ performanceId: 'soon', performanceDate: inDays(1) }),
        line({ performanceId: 'later', performanceDate: inDays(9) }),
      ],
    });
    const [summary] = await summaries(documentId);
    await scene
      .running()
      .strapi.db.query(PURCHASE_SUMMARY_UID)
      .update({ where: { id: Number(summary?.id) }, data: { nextPerformanceAt: inDays(-1) } });
    expect(await purchaseSummariesOf(scene.running()).refreshPassed()).toBe(1);
    const [next] = await summaries(documentId);
    expect(new Date(String(next?.nextPerformanceAt)).getTime()).toBeGreaterThan(Date.now());
    expect(await purchaseSummariesOf(scene.running()).refreshPassed()).toBe(0);
  });

  it('are rebuilt on demand, from where a rebuild stopped', async () => {
    scene.excuse({
      check: 'history',
      fits: /^many\d+ was created 0 times by its history$/,
      because: 'the test writes rows of its own',
    });
    const many = Array.from({ length: 450 }, (_, number) => `many${number}`);
    await insertContacts(scene.running(), many);
    await insertOrders(
      scene.running(),
      many.slice(0, 40).map((id) => sale(id)),
    );
    await insertOrders(
      scene.running(),
      many.slice(410).map((id) => sale(id)),
    );
    await storeSummaries(scene.running().strapi, 'nobody', [{ currencyCode: 'CHF', orders: 1 }]);
    const started = await scene.running().admin('POST', '/s360/purchase-summaries/rebuild');
    expect(started.status).toBe(202);
    expect(at(started.body, 'data')).toMatchObject({ state: 'underWay', done: 0 });
    await purchaseSummariesOf(scene.running()).continueRebuild();
    const ended = await scene.running().admin('GET', '/s360/purchase-summaries/rebuild');
    expect(at(ended.body, 'data')).toMatchObject({ state: 'done', rebuiltAt: expect.any(String) });
    expect(await contact('many3')).toMatchObject(SUMMARIES);
    expect(await contact('many449')).toMatchObject(SUMMARIES);
    expect(await contact('many100')).toMatchObject(NONE);
    expect(await summaries('nobody')).toEqual([]);
  });

  it('are rebuilt from the beginning when that is requested during a rebuild', async () => {
    const { strapi } = scene.running();
    const database = modulesOf(strapi).database;
    const first = objectAt(await strapi.db.query(CONTACT_UID).findOne({ orderBy: { id: 'asc' } }));
    const memory = strapiSummariesMemory(strapi, database);
    const again = { startedAt: '2026-01-01T00:00:00.000Z', doneToId: 0 };
    let isAskedAgain = false;
    const rebuilds = purchaseSummariesService({
      database,
      memory: {
        ...memory,
        // After the first slice, another process restarts the rebuild and a contact changes.
        async change(decide) {
          if (!isAskedAgain) {
            isAskedAgain = true;
            await memory.change((known) => known && { ...known, rebuilding: again });
            await database
              .query(CONTACT_UID)
              .where({ id: Number(first.id) })
              .update({ orderCount: 99 })
              .execute();
          }
          return memory.change(decide);
        },
      },
      leases: {
        hold: async (job) => ({ job, fence: 1, heldUntilMs: Infinity }),
        release: async () => undefined,
      },
      mainCurrency: 'CHF',
      clock: { now: () => new Date() },
    });
    await purchaseSummariesOf(scene.running()).startRebuild();
    await rebuilds.continueRebuild();
    expect(isAskedAgain).toBe(true);
    const { orderCount } = first;
    expect(await contact(textAt(first, 'documentId'))).toMatchObject({ orderCount });
    expect(await rebuilds.rebuild()).toMatchObject({ state: 'done' });
  });

  it('are rebuilt when an earlier version knew fewer columns', async () => {
    const documentId = await buyer('Of old');
    const { strapi } = scene.running();
    const store = strapi.store({ type: 'plugin', name: 's360', key: 'facts' });
    const { columns: _, ...known } = objectAt(await store.get({}));
    await store.set({ value: known });
    const { column, table } = modulesOf(strapi).database.names(CONTACT_UID);
    await strapi.db
      .connection(table)
      .where(column('documentId'), documentId)
      .update({ [column('refunded')]: null });
    await purchaseSummariesOf(scene.running()).continueRebuild();
    expect(await contact(documentId)).toMatchObject(SUMMARIES);
  });

  it('are rebuilt when the main currency changes', async () => {
    const documentId = await buyer('Abroad', { currencyCode: 'EUR', saleAmount: 7_000n });
    expect(await contact(documentId)).toMatchObject({ ...SUMMARIES, spent: null, refunded: null });
    await purchaseSummariesOf(scene.running()).continueRebuild();
    await scene.strapiStops();
    await scene.strapiStarts({ settings: { mainCurrency: 'EUR' } });
    await purchaseSummariesOf(scene.running()).continueRebuild();
    expect(await contact(documentId)).toMatchObject({ ...SUMMARIES, spent: 7 });
    expect(await contact('many3')).toMatchObject({ ...SUMMARIES, spent: null, refunded: null });
  });
});
