import {
  CONTACT_FACT_UID,
  CONTACT_HISTORY_UID,
  CONTACT_UID,
  ORDER_UID,
} from '../../server/src/contracts';
import { rowsOf, type Row } from '../helpers/crm-side';
import { at, listAt, objectAt, textAt } from '../helpers/json';
import {
  changeOrder,
  contactFactsOf,
  insertContacts,
  insertOrders,
  refreshed,
  type SoldLine,
  type SoldOrder,
} from '../helpers/orders/sold-orders';
import { startScene, type Scene } from '../helpers/scene';

const DAY_MS = 24 * 60 * 60 * 1000;
const inDays = (days: number) => new Date(Date.now() + days * DAY_MS);

let numbers = 0;

const line = (overrides: Partial<SoldLine> = {}): SoldLine => ({
  operationId: String((numbers += 1)),
  parentOperationId: null,
  kind: 'SINGLE_ENTRY',
  quantity: 2,
  totalAmount: 48_000n,
  productFamilyType: 'SINGLE_ENTRY',
  performanceId: null,
  performanceDate: null,
  ...overrides,
});

const sale = (contactDocumentId: string, overrides: Partial<SoldOrder> = {}): SoldOrder => ({
  institution: 'myvenue',
  orderId: String((numbers += 1)),
  orderType: 'SALE',
  orderState: 'CLOSED',
  contactDocumentId,
  creationDateTime: new Date('2026-03-01T10:00:00.000Z'),
  currencyCode: 'CHF',
  saleAmount: 48_500n,
  lines: [line()],
  ...overrides,
});

const FACTS = {
  orderCount: 1,
  ticketCount: 2,
  spent: 48.5,
  firstPurchaseAt: '2026-03-01T10:00:00.000Z',
  lastPurchaseAt: '2026-03-01T10:00:00.000Z',
  nextPerformanceAt: null,
  favouriteProductFamily: 'SINGLE_ENTRY',
};

const NONE = Object.fromEntries(Object.keys(FACTS).map((name) => [name, null]));

describe('facts of contacts', () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await startScene({
      institutions: [{ code: 'myvenue' }],
      settings: { mainCurrency: 'CHF' },
    });
  });
  afterAll(() => scene.end());

  const contact = async (documentId: string): Promise<Row> => {
    const row = await scene.crm.contact(documentId);
    return { ...row, spent: row.spent === null ? null : Number(row.spent) };
  };
  const facts = (contactDocumentId: string) =>
    rowsOf(scene.running(), CONTACT_FACT_UID, { contactDocumentId });
  const bought = async (...orders: SoldOrder[]) => {
    await insertOrders(scene.running(), orders);
    await refreshed(
      scene.running(),
      orders.flatMap(({ contactDocumentId }) => contactDocumentId ?? []),
    );
  };
  async function buyer(lastName: string, overrides: Partial<SoldOrder> = {}): Promise<string> {
    const documentId = await scene.crm.creates({ lastName, email: `${lastName}@example.com` });
    await scene.settled();
    await bought(sale(documentId, overrides));
    return documentId;
  }

  it('stand in the row of the contact, in units, and as facts that relate to it', async () => {
    const documentId = await buyer('Reader');
    await bought(sale(documentId, { currencyCode: 'JPY', saleAmount: 9_000_000n }));
    expect(await contact(documentId)).toMatchObject(FACTS);
    const [yen] = (await facts(documentId)).filter(({ currencyCode }) => currencyCode === 'JPY');
    expect(yen).toMatchObject({ orders: 1, tickets: 2, fractionDigits: 0 });
    expect(Number(yen?.spent)).toBe(9_000_000);
    const related = await scene
      .running()
      .strapi.db.query(CONTACT_FACT_UID)
      .findMany({
        where: { contact: { documentId } },
      });
    expect(related).toHaveLength(2);
  });

  it('do not touch the rest of the contact and cause no push', async () => {
    const documentId = await scene.crm.creates({ lastName: 'Untouched' });
    await scene.settled();
    await scene.s360().forgetCalls();
    const before = await scene.crm.contact(documentId);
    const linkBefore = await scene.crm.link(documentId, 'myvenue');
    const historyBefore = await rowsOf(scene.running(), CONTACT_HISTORY_UID);
    await bought(sale(documentId));
    const changed = Object.fromEntries(
      Object.entries(await contact(documentId)).filter(([name]) => !(name in FACTS)),
    );
    expect(before).toMatchObject(changed);
    expect(await scene.crm.link(documentId, 'myvenue')).toEqual(linkBefore);
    const sweep: { run(since: Date): Promise<number> } = scene
      .running()
      .strapi.plugin('s360')
      .service('sweep');
    expect(await sweep.run(new Date(0))).toBe(0);
    await scene.settled();
    expect(await scene.s360().saves()).toEqual([]);
    expect(await rowsOf(scene.running(), CONTACT_HISTORY_UID)).toEqual(historyBefore);
  });

  it('are not changed by a save that brings others, of a form, the documents or the database', async () => {
    const documentId = await buyer('Saved');
    const lie = { orderCount: 99, spent: 1_000_000, favouriteProductFamily: 'LIE' };
    const { db, documents } = scene.running().strapi;
    await scene.crm.saves(documentId, { ...lie, town: 'Bern' });
    expect(await contact(documentId)).toMatchObject({ ...FACTS, town: 'Bern' });
    await documents(CONTACT_UID).update({ documentId, data: { ...lie, town: 'Chur' } as never });
    expect(await contact(documentId)).toMatchObject({ ...FACTS, town: 'Chur' });
    await db
      .query(CONTACT_UID)
      .updateMany({ where: { documentId }, data: { ...lie, town: 'Sion' } });
    expect(await contact(documentId)).toMatchObject({ ...FACTS, town: 'Sion' });
    await scene.settled();
  });

  it('survive a form that was opened before the contact bought anything', async () => {
    const documentId = await scene.crm.creates({ lastName: 'Opened' });
    await scene.settled();
    const form = await scene.crm.opens(documentId);
    expect(form.values).toMatchObject(NONE);
    await bought(sale(documentId));
    expect((await scene.crm.savesForm(form, { town: 'Bern' })).status).toBe(200);
    expect(await contact(documentId)).toMatchObject({ ...FACTS, town: 'Bern' });
    await scene.settled();
  });

  it('do not come with a new contact, nor with a copy', async () => {
    const made = await scene.crm.creates({ lastName: 'Boaster', orderCount: 7, spent: 70 });
    expect(await contact(made)).toMatchObject(NONE);
    const { documents } = scene.running().strapi;
    const documentId = await buyer('Copied');
    const copy = await documents(CONTACT_UID).clone({ documentId, data: {} });
    const copied = textAt(copy, 'entries', 0, 'documentId');
    expect(await contact(copied)).toMatchObject({ ...NONE, lastName: 'Copied' });
    await scene.settled();
  });

  it('are columns by which contacts are filtered and sorted, in the Content API and the admin panel', async () => {
    const rich = await buyer('Rich', { saleAmount: 5_000_050n });
    const query = 'filters[spent][$gt]=5000&filters[lastPurchaseAt][$gte]=2026-01-01&sort=spent';
    const listed = await scene
      .running()
      .admin('GET', `/content-manager/collection-types/${CONTACT_UID}?${query}`);
    expect(listAt(listed.body, 'results').map((one) => at(one, 'documentId'))).toEqual([rich]);
    const { contentAPI, documents } = scene.running().strapi;
    const model = scene.running().strapi.contentType(CONTACT_UID);
    const asked = { filters: { spent: { $gt: 5000 }, nextPerformanceAt: { $null: true } } };
    await contentAPI.validate.query(asked, model);
    const found = await documents(CONTACT_UID).findMany(asked);
    expect(found.map(({ documentId }) => documentId)).toEqual([rich]);
    const [answered] = listAt(await contentAPI.sanitize.output(found, model));
    expect(Number(at(answered, 'spent'))).toBe(5000.05);
  });

  async function view() {
    const answer = await scene
      .running()
      .admin('GET', `/content-manager/content-types/${CONTACT_UID}/configuration`);
    const { layouts, metadatas, settings } = objectAt(answer.body, 'data', 'contentType');
    const edit = listAt(layouts, 'edit');
    const inForm = edit.flatMap((row) => listAt(row).map((field) => at(field, 'name')));
    return { settings, metadatas, edit, list: listAt(layouts, 'list'), inForm };
  }

  it('are in the list and in no form, and no form can be made to edit them', async () => {
    const { inForm, list, metadatas } = await view();
    for (const name of Object.keys(FACTS)) {
      expect(inForm).not.toContain(name);
      expect(at(metadatas, name, 'edit', 'editable')).toBe(false);
    }
    expect(list).toContain('spent');
  });

  it('are taken out of a form that was arranged before there were facts', async () => {
    const { createdBy: _, updatedBy: __, ...metadatas } = objectAt((await view()).metadatas);
    const { edit, settings } = await view();
    const list = ['displayName', 'town', 'email', 'type'];
    // As Strapi adds attributes that are new to a form that people have arranged.
    const layouts = { list, edit: [...edit, [{ name: 'spent', size: 4 }]] };
    const path = `/content-manager/content-types/${CONTACT_UID}/configuration`;
    const saved = await scene.running().admin('PUT', path, { settings, metadatas, layouts });
    expect(saved.status).toBe(200);
    await scene
      .running()
      .strapi.store({ type: 'plugin', name: 's360', key: 'contactView' })
      .set({ value: { arrangedAt: '2026-01-01T00:00:00.000Z' } });
    await scene.strapiStops();
    await scene.strapiStarts();
    const now = await view();
    expect(now.inForm).not.toContain('spent');
    expect(now.inForm).toContain('lastName');
    expect(now.list).toEqual(list);
  });

  it('go where the orders go, and with the contact', async () => {
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
    expect(await facts(from)).toEqual([]);
    expect(await contact(to)).toMatchObject({ ...FACTS, orderCount: 2, ticketCount: 4, spent: 97 });
    await scene.crm.deletes(to);
    expect(await facts(to)).toEqual([]);
  });

  it('are not copied by a merge: they follow the orders', async () => {
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
    expect(moved).not.toContain(CONTACT_FACT_UID);
    expect(await facts(remove)).toEqual([]);
    expect(await contact(keep)).toMatchObject(NONE);
  });

  it('know the next performance again when the one before is past', async () => {
    const documentId = await buyer('Visitor', {
      lines: [
        line({ performanceId: 'soon', performanceDate: inDays(1) }),
        line({ performanceId: 'later', performanceDate: inDays(9) }),
      ],
    });
    const [fact] = await facts(documentId);
    await scene
      .running()
      .strapi.db.query(CONTACT_FACT_UID)
      .update({ where: { id: Number(fact?.id) }, data: { nextPerformanceAt: inDays(-1) } });
    expect(await contactFactsOf(scene.running()).refreshPassed()).toBe(1);
    const [next] = await facts(documentId);
    expect(new Date(String(next?.nextPerformanceAt)).getTime()).toBeGreaterThan(Date.now());
    expect(await contactFactsOf(scene.running()).refreshPassed()).toBe(0);
  });

  it('are computed anew for all on demand, from where it stopped', async () => {
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
    const started = await scene.running().admin('POST', '/s360/contact-facts/rebuild');
    expect(started.status).toBe(202);
    expect(at(started.body, 'data')).toMatchObject({ state: 'underWay', done: 0 });
    await contactFactsOf(scene.running()).continueRebuild();
    const ended = await scene.running().admin('GET', '/s360/contact-facts/rebuild');
    expect(at(ended.body, 'data')).toMatchObject({ state: 'done', rebuiltAt: expect.any(String) });
    expect(await contact('many3')).toMatchObject(FACTS);
    expect(await contact('many449')).toMatchObject(FACTS);
    expect(await contact('many100')).toMatchObject(NONE);
  });

  it('are computed anew when the main currency changes', async () => {
    const documentId = await buyer('Abroad', { currencyCode: 'EUR', saleAmount: 7_000n });
    expect(await contact(documentId)).toMatchObject(NONE);
    await contactFactsOf(scene.running()).continueRebuild();
    await scene.strapiStops();
    await scene.strapiStarts({ settings: { mainCurrency: 'EUR' } });
    await contactFactsOf(scene.running()).continueRebuild();
    expect(await contact(documentId)).toMatchObject({ ...FACTS, spent: 7 });
    expect(await contact('many3')).toMatchObject(NONE);
  });
});
