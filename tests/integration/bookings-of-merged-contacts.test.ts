import { objectAt } from '../helpers/json';
import { startBookingScene, type BookingScene } from '../helpers/booking-scene';

describe('bookings of a contact that became part of another one', () => {
  let scene: BookingScene;
  beforeAll(async () => {
    scene = await startBookingScene();
  });
  afterAll(() => scene.end());

  const merges = async (keep: string, remove: string) => {
    const answer = await scene.running().admin('POST', `/s360/contacts/${keep}/merge`, {
      remove,
      onTwoNumbers: 'unlinkRemoved',
    });
    expect([answer.status, answer.body]).toMatchObject([200, {}]);
    await scene.settled();
  };
  const relatedOf = async (documentId: string) => {
    const stored = await scene
      .running()
      .strapi.documents('plugin::s360.booking')
      .findOne({ documentId, populate: ['contact'] });
    const { contact } = objectAt(stored);
    return contact === null ? null : objectAt(contact).documentId;
  };

  it('are the kept contact’s, in its list and by relation', async () => {
    const keep = await scene.knownContact({ lastName: 'Kept' });
    const remove = await scene.knownContact({ lastName: 'Removed' });
    const booking = await scene.composes({ contactDocumentId: remove, lines: [scene.item(1)] });
    await merges(keep, remove);
    expect(await scene.booking(booking.documentId)).toMatchObject({
      contact: { documentId: keep, name: 'Kept' },
    });
    expect(await relatedOf(booking.documentId)).toBe(keep);
    const list = await scene.calls('GET', `?contact=${keep}`);
    expect(list.body).toMatchObject({ data: [{ documentId: booking.documentId }] });
  });

  it('are submitted for the number of the kept contact', async () => {
    const keep = await scene.knownContact({ lastName: 'Buyer' });
    const remove = await scene.knownContact({ lastName: 'Double' });
    const booking = await scene.composes({ contactDocumentId: remove, lines: [scene.item(1)] });
    await merges(keep, remove);
    await scene.submits(await scene.booking(booking.documentId));
    const created = await scene.comesTo(booking, 'created');
    const contact = objectAt(await scene.crm.contact(keep));
    expect(created.contact?.documentId).toBe(contact.documentId);
    const others = await scene.composes({ contactDocumentId: keep, lines: [scene.item(1)] });
    await scene.submits(others);
    expect((await scene.comesTo(others, 'created')).contactNumber).toBe(created.contactNumber);
  });

  it('that stand open in S-360 are closed there all the same', async () => {
    const keep = await scene.knownContact({ lastName: 'Owner' });
    const remove = await scene.knownContact({ lastName: 'Former' });
    const booking = await scene.composes({ contactDocumentId: remove, lines: [scene.item(1)] });
    await scene.submits(booking);
    await scene.comesTo(booking, 'created');
    await merges(keep, remove);
    await scene.closes(await scene.booking(booking.documentId));
    const closed = await scene.comesTo(booking, 'closed');
    expect(closed.contact?.documentId).toBe(keep);
    expect(await relatedOf(booking.documentId)).toBe(keep);
    const own = (await scene.ordersInS360()).filter((order) =>
      String(order.externalReference).startsWith(booking.reference),
    );
    expect(own).toMatchObject([{ orderState: 'CLOSED' }]);
  });
});
