import { requireInstitution } from '../../institutions';
import type {
  AbandonBooking,
  Booking,
  CloseBooking,
  DecideBookingInDoubt,
  ReleaseBooking,
  SellBooking,
  SubmitBooking,
  WithdrawBooking,
} from '../../contracts/bookings';
import { MINUTE_MS } from '../../kernel/time/durations';
import { ORDER_UID } from '../../contracts/uids';
import { reason } from '../../contracts/reasons';
import { text } from '../../kernel/database/values';
import { NotFoundError, StateConflictError } from '../../kernel/errors';
import { BookingObstaclesError } from '../errors';
import { bookableContact } from '../compose/bookable-contact';
import { ofPayment } from '../compose/obstacles';
import { isOfKnownFile, newBooking, obstaclesOf } from '../compose/compositions';
import {
  confirmAbandonment,
  checkRevision,
  confirmClosing,
  decideDoubt,
  columnsOfFollower,
  submitBooking,
  withdrawRequest,
} from '../machine/decisions';
import { isChangeable } from '../machine/moves';
import type { BookingsPorts } from '../ports';
import type { BookingAuthor, BookingRecord, SellingPoint } from '../records';
import { statusesOf } from '../view/statuses';

/** The decisions of a person about a composed booking. */
export function submissions(ports: BookingsPorts, shown: (of: BookingRecord) => Promise<Booking>) {
  const { clock, store } = ports;

  async function findBooking(documentId: string): Promise<BookingRecord> {
    const booking = await store.find(documentId);
    if (!booking) throw new NotFoundError(reason('noBooking', { booking: documentId }));
    return booking;
  }

  async function sellingPoint(institution: string): Promise<SellingPoint | null> {
    const catalog = await ports.catalogs.lookupOf(institution);
    if (!catalog) return null;
    const { id, orderAbandonDelayMinutes } = catalog.catalog.pointOfSale;
    return { id, abandonDelayMs: orderAbandonDelayMinutes * MINUTE_MS };
  }

  /**
   * Refuses a booking with obstacles; pushes its contact first if the institution does not know it.
   */
  async function prepareSubmission(booking: BookingRecord) {
    const obstacles = await obstaclesOf(ports, booking);
    const point = await sellingPoint(booking.institution);
    if (obstacles.length > 0 || point === null) throw new BookingObstaclesError(obstacles);
    if (isOfKnownFile(booking)) {
      return { sellingPoint: point, contactNumber: booking.contactNumber };
    }
    const institution = requireInstitution(ports.institutions, booking.institution);
    const { contactDocumentId } = booking;
    const contact = await bookableContact(ports.database, institution, contactDocumentId);
    if (contactDocumentId !== null && contact.contactNumber === null) {
      await ports.pushContact(contactDocumentId, institution.code);
    }
    return { sellingPoint: point, contactNumber: contact.contactNumber };
  }

  /** The payment named at closing may differ from the submitted one. */
  async function refusePayment(
    documentId: string,
    payment: CloseBooking.Request['payment'],
  ): Promise<void> {
    const { institution, kind } = await findBooking(documentId);
    const catalog = await ports.catalogs.lookupOf(institution);
    const obstacles = ofPayment({ catalog, kind, payment });
    if (obstacles.length > 0) throw new BookingObstaclesError(obstacles);
  }

  /** The followed booking may have been sold or have expired since the first submission. */
  async function refuseUnlessHeld({ documentId, follows }: BookingRecord): Promise<void> {
    if (follows === null) return;
    const original = await findBooking(follows.documentId);
    if (original.followedByDocumentId === documentId) return;
    const statuses = await statusesOf(ports, [original], clock.now());
    if (statuses.get(original.documentId) === 'held') return;
    throw new StateConflictError(reason('bookingHoldsNothing', { booking: original.reference }));
  }

  async function submit(
    documentId: string,
    { revision }: SubmitBooking.Request,
    author: BookingAuthor = ports.author(),
  ): Promise<Booking> {
    const draft = await findBooking(documentId);
    checkRevision(draft, revision);
    if (!isChangeable(draft.state)) {
      throw new StateConflictError(reason('bookingSubmitted', { booking: draft.reference }));
    }
    await refuseUnlessHeld(draft);
    const ready = await prepareSubmission(draft);
    const booking = await store.change(documentId, (now) =>
      submitBooking(now, ready, { revision, author, at: clock.now() }),
    );
    ports.wake();
    return shown(booking);
  }

  /** Creates and submits the booking that sells or releases another one. */
  async function follow(
    documentId: string,
    how: Parameters<typeof columnsOfFollower>[2],
    revision: number,
    author: BookingAuthor,
  ): Promise<Booking> {
    const original = await findBooking(documentId);
    const statuses = await statusesOf(ports, [original], clock.now());
    const columns = columnsOfFollower(original, statuses.get(documentId) ?? null, how, revision);
    const institution = requireInstitution(ports.institutions, original.institution);
    const { contactDocumentId, contactNumber, currency, shipmentModeId, total } = original;
    const composed = { contactDocumentId, contactNumber, currency, shipmentModeId, total };
    const draft = {
      ...newBooking(ports, institution, { ...composed, ...columns, notes: null }, author),
      follows: columns.follows,
    };
    const ready = await prepareSubmission({ ...draft, id: 0 });
    const at = clock.now();
    const begun = submitBooking({ ...draft, id: 0 }, ready, {
      revision: draft.revision,
      author,
      at,
    });
    const stored = await store.insert(begun.booking, begun.events, at);
    const kind = how.kind === 'sale' ? 'saleBegun' : 'releaseBegun';
    await store.change(documentId, (booking) => ({
      booking,
      events: [{ kind, author, detail: stored.reference }],
      at,
    }));
    ports.wake();
    return shown(stored);
  }

  /** An order that the CRM already has can be refused without a read. */
  async function refuseStranger(booking: BookingRecord, orderId: string): Promise<void> {
    const { contactNumber, documentId, institution } = booking;
    const [row] = await ports.database
      .query(ORDER_UID)
      .select(['contactReference', 'bookingDocumentId'])
      .where({ institution, orderId })
      .execute();
    const owner = text(row?.bookingDocumentId) ?? null;
    if (owner !== null && owner !== documentId) {
      throw new StateConflictError(reason('orderOfOtherBooking'));
    }
    if (row && text(row.contactReference) !== contactNumber) {
      throw new StateConflictError(reason('orderOfOtherContact'));
    }
  }

  return {
    submit,
    async withdraw(
      documentId: string,
      { revision }: WithdrawBooking.Request,
      author: BookingAuthor = ports.author(),
    ): Promise<Booking> {
      return shown(
        await store.change(documentId, (now) =>
          withdrawRequest(now, { revision, author, at: clock.now() }),
        ),
      );
    },
    async close(
      documentId: string,
      { revision, ...confirmed }: CloseBooking.Request,
      author: BookingAuthor = ports.author(),
    ): Promise<Booking> {
      await refusePayment(documentId, confirmed.payment);
      const booking = await store.change(documentId, (now) =>
        confirmClosing(now, confirmed, { revision, author, at: clock.now() }),
      );
      ports.wake();
      return shown(booking);
    },
    async abandon(
      documentId: string,
      { revision }: AbandonBooking.Request,
      author: BookingAuthor = ports.author(),
    ): Promise<Booking> {
      const booking = await store.change(documentId, (now) =>
        confirmAbandonment(now, { revision, author, at: clock.now() }),
      );
      ports.wake();
      return shown(booking);
    },
    sell: (
      documentId: string,
      { payment, revision }: SellBooking.Request,
      author: BookingAuthor = ports.author(),
    ) => follow(documentId, { kind: 'sale', payment }, revision, author),
    release: (
      documentId: string,
      { revision }: ReleaseBooking.Request,
      author: BookingAuthor = ports.author(),
    ) => follow(documentId, { kind: 'release', payment: { kind: 'unpaid' } }, revision, author),
    async decideInDoubt(
      documentId: string,
      { revision, ...decision }: DecideBookingInDoubt.Request,
      author: BookingAuthor = ports.author(),
    ): Promise<Booking> {
      if (decision.decision === 'adopt') {
        await refuseStranger(await findBooking(documentId), decision.orderId);
      }
      const booking = await store.change(documentId, (now) =>
        decideDoubt(now, { ...decision, revision }, { revision, author, at: clock.now() }),
      );
      ports.wake();
      return shown(booking);
    },
  };
}
