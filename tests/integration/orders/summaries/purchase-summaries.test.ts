import { modulesOf } from '../../../helpers/strapi/modules';
import {
  PURCHASE_SUMMARY_UID,
  CONTACT_HISTORY_UID,
  CONTACT_UID,
} from '../../../../server/src/contracts';
import { rowsOf } from '../../../helpers/scene/crm-side';
import { textAt } from '../../../helpers/json';
import { buyersOf, SUMMARIES, NONE, sale } from '../../../helpers/orders/buyers';
import { sceneForAll } from '../../../helpers/scene/scene-for-tests';

describe('the purchases of a contact', () => {
  const scene = sceneForAll({
    institutions: [{ code: 'myvenue' }],
    settings: { mainCurrency: 'CHF' },
  });

  const { contact, summaries, bought, buyer } = buyersOf(() => scene);

  it('appear in its row, in units, and as related purchase summaries', async () => {
    const documentId = await buyer('Reader');
    await bought(sale(documentId, { currencyCode: 'JPY', saleAmount: 9_000_000n }));
    // Amounts are in the main currency, while tickets count in any currency.
    expect(await contact(documentId)).toMatchObject({
      ...SUMMARIES,
      orderCount: 2,
      ticketCount: 4,
    });
    const [yen] = (await summaries(documentId)).filter(
      ({ currencyCode }) => currencyCode === 'JPY',
    );
    expect(yen).toMatchObject({ orders: 1, tickets: 2, fractionDigits: 0 });
    expect(Number(yen?.spent)).toBe(9_000_000);
    const related = await scene
      .running()
      .strapi.db.query(PURCHASE_SUMMARY_UID)
      .findMany({
        where: { contactDocumentId: documentId },
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
      Object.entries(await contact(documentId)).filter(
        ([name]) => !(name in SUMMARIES) && !name.endsWith('Money'),
      ),
    );
    expect(before).toMatchObject(changed);
    expect(await scene.crm.link(documentId, 'myvenue')).toEqual(linkBefore);
    const sweep: { run(since: Date): Promise<number> } = modulesOf(scene.running().strapi).sweep;
    expect(await sweep.run(new Date(0))).toBe(0);
    await scene.settled();
    expect(await scene.s360().saves()).toEqual([]);
    expect(await rowsOf(scene.running(), CONTACT_HISTORY_UID)).toEqual(historyBefore);
  });

  it('cannot be changed by a save through a form, the document service or the database', async () => {
    const documentId = await buyer('Saved');
    const lie = { orderCount: 99, spent: 1_000_000, favouriteProductFamily: 'LIE' };
    const { db, documents } = scene.running().strapi;
    await scene.crm.saves(documentId, { ...lie, town: 'Bern' });
    expect(await contact(documentId)).toMatchObject({ ...SUMMARIES, town: 'Bern' });
    await documents(CONTACT_UID).update({ documentId, data: { ...lie, town: 'Chur' } as never });
    expect(await contact(documentId)).toMatchObject({ ...SUMMARIES, town: 'Chur' });
    await db
      .query(CONTACT_UID)
      .updateMany({ where: { documentId }, data: { ...lie, town: 'Sion' } });
    expect(await contact(documentId)).toMatchObject({ ...SUMMARIES, town: 'Sion' });
    await scene.settled();
  });

  it('survive the save of a form that was opened before the first purchase', async () => {
    const documentId = await scene.crm.creates({ lastName: 'Opened' });
    await scene.settled();
    const form = await scene.crm.opens(documentId);
    expect(form.values).toMatchObject(NONE);
    await bought(sale(documentId));
    expect((await scene.crm.savesForm(form, { town: 'Bern' })).status).toBe(200);
    expect(await contact(documentId)).toMatchObject({ ...SUMMARIES, town: 'Bern' });
    await scene.settled();
  });

  it('are not set on a new contact or copied to a duplicate', async () => {
    const made = await scene.crm.creates({ lastName: 'Boaster', orderCount: 7, spent: 70 });
    expect(await contact(made)).toMatchObject(NONE);
    const { documents } = scene.running().strapi;
    const documentId = await buyer('Copied');
    const copy = await documents(CONTACT_UID).clone({ documentId, data: {} });
    const copied = textAt(copy, 'entries', 0, 'documentId');
    expect(await contact(copied)).toMatchObject({ ...NONE, lastName: 'Copied' });
    await scene.settled();
  });
});
