import { objectAt } from '../../helpers/json';
import { describeOn } from '../../helpers/databases/client';
import { refusedStatements } from '../../helpers/databases/refused-statements';
import { SERVERS, waitingStatements } from '../../helpers/databases/waiting-statements';
import { BOOKING_UID, CONTACT_UID } from '../../../server/src/contracts';
import { bookingSceneForAll } from '../../helpers/scene/scene-for-tests';
import { until } from '../../helpers/waiting';

describe('bookings of a contact that was merged into another one', () => {
  const scene = bookingSceneForAll();

  const merges = async (keep: string, remove: string) => {
    const answer = await scene.running().admin('POST', `/s360/contacts/${keep}/merge`, {
      remove,
      onTwoNumbers: 'unlinkRemoved',
    });
    expect([answer.status, answer.body]).toMatchObject([200, {}]);
    await scene.settled();
  };
  /** The merge happens while the catalog is read for a booking, after its contact was found. */
  const mergesMeanwhile = (keep: string, remove: string) => {
    const catalogs = scene.running().strapi.plugin('s360').service('catalogs');
    const { lookupOf } = catalogs;
    catalogs.lookupOf = async (code: string) => {
      catalogs.lookupOf = lookupOf;
      await merges(keep, remove);
      return lookupOf(code);
    };
  };
  const relatedOf = async (documentId: string) => {
    const stored = await scene
      .running()
      .strapi.documents('plugin::s360.booking')
      .findOne({ documentId, populate: ['contact'] });
    const { contact } = objectAt(stored);
    return contact === null ? null : objectAt(contact).documentId;
  };

  it('belong to the remaining contact, in its list and by relation', async () => {
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

  it('are submitted with the number of the remaining contact', async () => {
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

  it('are neither composed nor changed for the removed contact during the merge', async () => {
    const keep = await scene.knownContact({ lastName: 'Stays' });
    const [first, second] = [
      await scene.knownContact({ lastName: 'Goes' }),
      await scene.knownContact({ lastName: 'Follows' }),
    ];
    const input = scene.input({ contactDocumentId: first, lines: [scene.item(1)] });
    mergesMeanwhile(keep, first);
    expect((await scene.calls('POST', '', input)).status).toBe(404);
    const draft = await scene.composes({ lines: [scene.item(1)] });
    const changed = { ...input, contactDocumentId: second, revision: draft.revision };
    mergesMeanwhile(keep, second);
    expect((await scene.calls('PUT', `/${draft.documentId}`, changed)).status).toBe(404);
    expect((await scene.booking(draft.documentId)).revision).toBe(draft.revision);
  });

  it('are sold to the remaining contact, even when the merge happens in between', async () => {
    const keep = await scene.knownContact({ lastName: 'Keeper' });
    const remove = await scene.knownContact({ lastName: 'Holder' });
    const kind = 'reservation';
    const lines = [scene.seats(1)];
    const draft = await scene.composes({ contactDocumentId: remove, kind, lines });
    await scene.submits(draft);
    await scene.closes(await scene.comesTo(draft, 'created'));
    const { documentId, revision } = await scene.comesTo(draft, 'closed');
    mergesMeanwhile(keep, remove);
    const selling = { revision, payment: { kind: 'unpaid' } };
    const sale = await scene.does('POST', `/${documentId}/sell`, selling);
    expect(sale.contact?.documentId).toBe(keep);
    expect(await relatedOf(sale.documentId)).toBe(keep);
    await scene.closes(await scene.comesTo(sale, 'created'));
    await scene.comesTo(sale, 'closed');
  });

  it('with an open order in S-360 are still closed there', async () => {
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
    expect(await scene.ordersOf(booking)).toMatchObject([{ orderState: 'CLOSED' }]);
  });
});

/** Two transactions are stepped so that one waits for the other. */
describeOn(...SERVERS)('a booking whose contact is locked by others', () => {
  const scene = bookingSceneForAll();
  /** A transaction that loses a race is repeated. */
  let refusals: string[] = [];
  beforeAll(async () => {
    refusals = refusedStatements(scene.running().strapi);
  });
  afterEach(() => expect(refusals).toEqual([]));

  /** Locks a contact and then a booking, like a merge or a delivery, during the given work. */
  const locksBothWhile = async (contact: string, booking: string, work: () => Promise<unknown>) => {
    const { connection, metadata } = scene.running().strapi.db;
    const other = await connection.transaction();
    const locks = (uid: typeof CONTACT_UID | typeof BOOKING_UID, document_id: string) =>
      other(metadata.get(uid).tableName).where({ document_id }).forUpdate();
    await locks(CONTACT_UID, contact);
    const done = work();
    await until('it waits for the contact', async () => {
      return (await waitingStatements(scene.running().strapi)).length > 0;
    });
    expect(await locks(BOOKING_UID, booking)).toHaveLength(1);
    await other.commit();
    await done;
  };

  it('locks that contact before the reservation when the reservation is sold', async () => {
    const contactDocumentId = await scene.knownContact({ lastName: 'Holder' });
    const input = { contactDocumentId, kind: 'reservation' as const, lines: [scene.seats(1)] };
    const draft = await scene.composes(input);
    await scene.submits(draft);
    await scene.closes(await scene.comesTo(draft, 'created'));
    const { documentId, revision } = await scene.comesTo(draft, 'closed');
    await scene.agreed();
    const selling = { revision, payment: { kind: 'unpaid' } };
    await locksBothWhile(contactDocumentId, documentId, () =>
      scene.does('POST', `/${documentId}/sell`, selling),
    );
  });

  it('locks its new contact before the draft', async () => {
    const contactDocumentId = await scene.knownContact({ lastName: 'Chosen' });
    const { documentId, revision } = await scene.composes({ lines: [scene.item(1)] });
    const input = scene.input({ contactDocumentId, lines: [scene.item(1)] });
    await locksBothWhile(contactDocumentId, documentId, () =>
      scene.does('PUT', `/${documentId}`, { ...input, revision }),
    );
  });
});
