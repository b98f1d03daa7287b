import { modulesOf } from '../../helpers/strapi/modules';
import { PURCHASE_SUMMARY_UID } from '../../../server/src/contracts';
import { rowsOf } from '../../helpers/scene/crm-side';
import type { InstitutionSetup } from '../../helpers/institutions/institutions';
import { objectAt } from '../../helpers/json';
import { closedSales } from '../../helpers/orders/closed-sales';
import { sceneForEach } from '../../helpers/scene/scene-for-tests';

const VENUE: InstitutionSetup = { code: 'myvenue', plugin: { pushNewContacts: false } };
const MUSEUM: InstitutionSetup = { code: 'museum', plugin: { pushNewContacts: false } };
/** Like a test system with a copy of the production database. */
const MUSEUM_ELSEWHERE: InstitutionSetup = {
  code: 'museum',
  plugin: { pushNewContacts: false, baseUrl: 'http://127.0.0.1:9/museum' },
};

describe('the orders of an institution that', () => {
  const scene = sceneForEach({ institutions: [VENUE, MUSEUM] });

  const { ownerOf, sells } = closedSales(() => scene, 'museum');
  const restartsWith = async (...institutions: InstitutionSetup[]) => {
    await scene.agreed();
    await scene.strapiStops();
    await scene.strapiStarts({ institutions });
  };
  const buyer = async (lastName: string) => {
    const number = await scene.s360('museum').creates({ lastName });
    await scene.agreed();
    const contact = objectAt(await scene.crm.contactOf('museum', number));
    const orderId = await sells(number);
    await scene.settled();
    return { documentId: String(contact.documentId), number, orderId };
  };
  type Buyer = Awaited<ReturnType<typeof buyer>>;
  const merges = async (keep: string, remove: Buyer) => {
    const answer = await scene
      .running()
      .admin('POST', `/s360/contacts/${keep}/merge`, { remove: remove.documentId });
    expect([answer.status, answer.body]).toMatchObject([200, {}]);
  };
  const ordersOf = async (contactDocumentId: string) =>
    (await rowsOf(scene.running(), PURCHASE_SUMMARY_UID, { contactDocumentId })).map(({ orders }) =>
      Number(orders),
    );
  const relatedTo = async (orderId: string) => {
    const [order] = await scene
      .running()
      .strapi.documents('plugin::s360.order')
      .findMany({ filters: { orderId, institution: 'museum' }, populate: ['contact'] });
    return objectAt(order).contact;
  };
  const sweeps = (): Promise<number> => modulesOf(scene.running().strapi).orderSweep.run();

  it('has another base URL still belong to their contacts and follow them', async () => {
    const [stays, merged, deleted] = [
      await buyer('Stays'),
      await buyer('Merged'),
      await buyer('Deleted'),
    ];
    const keep = await scene.crm.creates({ type: 'individual' });
    await restartsWith(VENUE, MUSEUM_ELSEWHERE);
    expect(await sweeps()).toBe(0);
    expect(await ownerOf(stays.orderId)).toBe(stays.documentId);
    expect(await ordersOf(stays.documentId)).toEqual([1]);

    await merges(keep, merged);
    expect(await ownerOf(merged.orderId)).toBe(keep);
    expect(await relatedTo(merged.orderId)).toMatchObject({ documentId: keep });
    expect(await ordersOf(keep)).toEqual([1]);
    await scene.crm.deletes(deleted.documentId);
    expect(await ownerOf(deleted.orderId)).toBeNull();

    // Another person has the number there, so the order is not the known contact’s.
    const foreign = await sells(stays.number);
    await scene.settled();
    expect(await sweeps()).toBe(0);
    expect(await ownerOf(foreign)).toBeNull();
    expect(await ordersOf(stays.documentId)).toEqual([1]);
    await restartsWith(VENUE, MUSEUM);
  });

  it('was removed from the configuration still follow their contacts', async () => {
    const [merged, deleted] = [await buyer('Merged'), await buyer('Deleted')];
    const keep = await scene.crm.creates({ type: 'individual' });
    await restartsWith(VENUE);
    await merges(keep, merged);
    expect(await ownerOf(merged.orderId)).toBe(keep);
    expect(await relatedTo(merged.orderId)).toMatchObject({ documentId: keep });
    const lines = await scene.crm.orderLines({ contactDocumentId: keep });
    expect(lines).toHaveLength(1);
    expect(await ordersOf(keep)).toEqual([1]);
    expect(await ordersOf(merged.documentId)).toEqual([]);
    await scene.crm.deletes(deleted.documentId);
    expect(await ownerOf(deleted.orderId)).toBeNull();
    expect(await relatedTo(deleted.orderId)).toBeNull();
    await restartsWith(VENUE, MUSEUM);
  });
});
