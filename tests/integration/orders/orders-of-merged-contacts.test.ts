import { modulesOf } from '../../helpers/strapi/modules';
import { PURCHASE_SUMMARY_UID } from '../../../server/src/contracts';
import { rowsOf } from '../../helpers/scene/crm-side';
import { objectAt } from '../../helpers/json';
import { closedSale } from '../../helpers/orders/closed-sales';
import { sceneForAll } from '../../helpers/scene/scene-for-tests';

describe('the orders of two merged contacts with numbers', () => {
  const scene = sceneForAll({
    institutions: [{ code: 'myvenue', plugin: { pushNewContacts: false } }],
  });

  let nextId = 0;
  const anOrder = (contactReference: string, holder?: string) => {
    nextId += 10;
    return {
      orderDetailsData: {
        ...closedSale(nextId, contactReference),
        movementDatas: [
          { movementId: nextId + 2, operationId: nextId + 1, contactReference: holder },
        ],
      },
    };
  };
  const orderIdOf = (order: ReturnType<typeof anOrder>) => String(order.orderDetailsData.orderId);
  const delivers = async (...items: object[]) => {
    expect((await scene.deliversOrders(items)).status).toBe(200);
    await scene.settled();
  };
  const person = async (lastName: string) => {
    const number = await scene.s360().creates({ lastName });
    await scene.agreed();
    const { documentId } = objectAt(await scene.crm.contactOf('myvenue', number));
    return { number, documentId: String(documentId) };
  };
  type Person = Awaited<ReturnType<typeof person>>;
  const merges = async (keep: Person, remove: Person) => {
    const answer = await scene.running().admin('POST', `/s360/contacts/${keep.documentId}/merge`, {
      remove: remove.documentId,
      onTwoNumbers: 'unlinkRemoved',
    });
    expect([answer.status, answer.body]).toMatchObject([200, {}]);
    await scene.settled();
  };
  const ownerOf = async (order: ReturnType<typeof anOrder>) => {
    const [stored] = await scene
      .running()
      .strapi.documents('plugin::s360.order')
      .findMany({
        filters: { orderId: orderIdOf(order), institution: 'myvenue' },
        populate: ['contact'],
      });
    const { contact, contactDocumentId } = objectAt(stored);
    const related = contact === null ? null : objectAt(contact).documentId;
    expect(related).toBe(contactDocumentId);
    const [line] = await scene.crm.orderLines({
      operationId: String(Number(orderIdOf(order)) + 1),
    });
    expect(objectAt(line).contactDocumentId).toBe(contactDocumentId);
    return contactDocumentId;
  };
  const summariesOf = async ({ documentId }: Person) =>
    (await rowsOf(scene.running(), PURCHASE_SUMMARY_UID, { contactDocumentId: documentId })).map(
      ({ orders, spent }) => [Number(orders), Number(spent)],
    );

  it('belong to the remaining contact, with holders and purchase summaries, even when they arrive later', async () => {
    const keep = await person('Kept');
    const remove = await person('Removed');
    const [own, before, held] = [
      anOrder(keep.number),
      anOrder(remove.number),
      anOrder('90001', remove.number),
    ];
    await delivers(own, before, held);
    await merges(keep, remove);
    expect(await ownerOf(before)).toBe(keep.documentId);
    const holders = () => scene.crm.orderHolders({ contactReference: remove.number });
    expect(await holders()).toMatchObject([{ contactDocumentId: keep.documentId }]);
    expect(await summariesOf(keep)).toEqual([[2, 20000]]);
    expect(await summariesOf(remove)).toEqual([]);

    const later = [anOrder(remove.number), anOrder('90001', remove.number)] as const;
    await delivers(...later);
    expect(await ownerOf(later[0])).toBe(keep.documentId);
    expect(await holders()).toMatchObject([
      { contactDocumentId: keep.documentId },
      { contactDocumentId: keep.documentId },
    ]);
    expect(await summariesOf(keep)).toEqual([[3, 30000]]);
    const sweep = modulesOf(scene.running().strapi).orderSweep;
    expect(await sweep.run()).toBe(0);
  });

  it('move on when the remaining contact is merged into a third one', async () => {
    const [first, second, third] = [
      await person('One'),
      await person('Two'),
      await person('Three'),
    ];
    const order = anOrder(first.number);
    await delivers(order);
    await merges(second, first);
    await merges(third, second);
    expect(await ownerOf(order)).toBe(third.documentId);
    const later = anOrder(first.number);
    await delivers(later, anOrder(second.number));
    expect(await ownerOf(later)).toBe(third.documentId);
    expect(await summariesOf(third)).toEqual([[3, 30000]]);
  });

  it('belong to nobody once the remaining contact is deleted', async () => {
    const keep = await person('Kept for now');
    const remove = await person('Removed first');
    const order = anOrder(remove.number);
    await delivers(order);
    await merges(keep, remove);
    await scene.crm.deletes(keep.documentId);
    expect(await ownerOf(order)).toBeNull();
    const later = anOrder(remove.number);
    await delivers(later);
    expect(await ownerOf(later)).toBeNull();
  });

  it('are received while contact payloads for the removed number are not applied', async () => {
    const keep = await person('Stays');
    const remove = await person('Went');
    await merges(keep, remove);
    await scene.s360().changes(remove.number, { town: 'Bern' });
    await scene.agreed();
    expect(await scene.crm.contact(keep.documentId)).toMatchObject({
      lastName: 'Stays',
      town: null,
    });
    const order = anOrder(remove.number);
    await delivers(order);
    expect(await ownerOf(order)).toBe(keep.documentId);
  });
});
