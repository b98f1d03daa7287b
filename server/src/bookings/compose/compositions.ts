import type {
  Booking,
  BookingInput,
  BookingLine,
  BookingObstacle,
  ComposeBooking,
  DuplicateBooking,
  OnRevision,
} from '../../contracts/bookings';
import { reason } from '../../contracts/reasons';
import { validated } from '../../kernel/http/validated';
import { newDocumentId } from '../../kernel/database/document-id';
import { NotFoundError, StateConflictError } from '../../kernel/errors';
import { requireInstitution, type Institution } from '../../institutions';
import { changeBooking, checkDiscardable, type Composition } from '../machine/decisions';
import { AT_REST, isChangeable } from '../machine/moves';
import type { BookingsPorts } from '../ports';
import type { BookingAuthor, BookingRecord, NewBooking } from '../records';
import { bookableContact } from './bookable-contact';
import { changeRequest, composeRequest } from '../../contracts/schemas/booking-requests';
import { obstaclesOfBooking, obstaclesTo } from './obstacles';
import { pricedLines } from './priced-lines';
import { newReference } from './reference';

/** The language of product names and the like when the input names none. */
const DEFAULT_LOCALE = 'en';

export function newBooking(
  ports: BookingsPorts,
  { baseUrl, code }: Institution,
  composed: Composition,
  author: BookingAuthor,
): NewBooking {
  const at = ports.clock.now();
  return {
    ...composed,
    ...AT_REST,
    documentId: newDocumentId(),
    institution: code,
    baseUrl,
    reference: newReference(),
    state: 'draft',
    revision: 1,
    sellingPoint: null,
    attempts: [],
    orderId: null,
    fileId: null,
    offer: null,
    expiresAt: null,
    failure: null,
    follows: null,
    followedByDocumentId: null,
    orderDocumentId: null,
    lastMessage: null,
    author,
    createdAt: at,
    updatedAt: at,
  };
}

/** The composed columns, with the catalog's current words and prices. */
async function composedFrom(
  ports: BookingsPorts,
  institution: Institution,
  input: BookingInput,
): Promise<Composition> {
  const { contactDocumentId, kind, lines, locale, notes, payment, shipmentModeId } = input;
  const contact = await bookableContact(ports.database, institution, contactDocumentId);
  if (contactDocumentId !== null && contact.status === 'none') {
    throw new NotFoundError(reason('noContact', { contact: contactDocumentId }));
  }
  const catalog = await ports.catalogs.lookupOf(institution.code);
  const priced = pricedLines(catalog, lines, locale ?? DEFAULT_LOCALE);
  const { contactNumber } = contact;
  return { kind, contactDocumentId, contactNumber, notes, payment, shipmentModeId, ...priced };
}

/**
 * Whether S-360 knows the booking's file and its contact. Such a booking can still be sold or
 * released after its contact was deleted or merged in the CRM.
 */
export const isOfKnownFile = ({ contactNumber, follows }: BookingRecord): boolean =>
  follows !== null && contactNumber !== null;

/**
 * The obstacles to submitting a booking now; empty for a booking that cannot be submitted anyway.
 */
export async function obstaclesOf(
  ports: BookingsPorts,
  booking: BookingRecord,
): Promise<BookingObstacle[]> {
  if (!isChangeable(booking.state)) return [];
  const institution = requireInstitution(ports.institutions, booking.institution);
  const { code } = institution;
  const isKnown = isOfKnownFile(booking);
  const contact = await bookableContact(ports.database, institution, booking.contactDocumentId);
  const catalog = await ports.catalogs.lookupOf(code);
  const isOfPlaces = catalog !== null && booking.follows === null && booking.kind !== 'option';
  const lines = isOfPlaces ? booking.lines : [];
  const performanceIds = lines.flatMap(({ performanceId }) => performanceId ?? []);
  const input = {
    kind: booking.kind,
    lines: booking.lines,
    payment: booking.payment,
    contact: isKnown ? ('known' as const) : contact.status,
    catalog,
    now: ports.clock.now(),
    availability:
      performanceIds.length === 0
        ? []
        : await ports.catalogs.knownPlaces(code, [...new Set(performanceIds)]),
  };
  // A booking that sells or releases another takes its lines from S-360, so only the whole is
  // checked.
  return booking.follows === null ? obstaclesTo(input) : obstaclesOfBooking(input);
}

export function compositions(ports: BookingsPorts, shown: (of: BookingRecord) => Promise<Booking>) {
  const { clock, store } = ports;
  async function add(
    input: BookingInput,
    author: BookingAuthor,
    composeKey: string | null = null,
  ): Promise<Booking> {
    const institution = requireInstitution(ports.institutions, input.institution);
    const composed = await composedFrom(ports, institution, input);
    const booking = newBooking(ports, institution, composed, author);
    const events = [{ kind: 'composed', author, detail: null } as const];
    return shown(await store.insert(booking, events, clock.now(), composeKey));
  }
  /** A deleted contact has to be chosen again. */
  async function livingContactOf(booking: BookingRecord): Promise<string | null> {
    const institution = requireInstitution(ports.institutions, booking.institution);
    const { contactDocumentId } = booking;
    const { status } = await bookableContact(ports.database, institution, contactDocumentId);
    return status === 'none' ? null : contactDocumentId;
  }
  return {
    async compose(given: ComposeBooking.Request, author = ports.author()): Promise<Booking> {
      const { key, ...input } = validated(composeRequest, given);
      return add(input, author, key === undefined ? null : `${author ?? ''}/${key}`);
    },
    async change(
      documentId: string,
      given: BookingInput & OnRevision,
      author = ports.author(),
    ): Promise<Booking> {
      const { revision, ...input } = validated(changeRequest, given);
      const institution = requireInstitution(ports.institutions, input.institution);
      const composed = await composedFrom(ports, institution, input);
      const decide = (draft: BookingRecord) => {
        if (draft.institution !== institution.code) {
          throw new StateConflictError(
            reason('bookingOfOtherInstitution', {
              booking: draft.reference,
              institution: draft.institution,
            }),
          );
        }
        return changeBooking(draft, composed, { revision, author, at: clock.now() });
      };
      const booking = await store.change(documentId, decide, composed.contactDocumentId);
      return shown(booking);
    },
    async duplicate(
      documentId: string,
      { locale }: DuplicateBooking.Request = {},
      author = ports.author(),
    ): Promise<Booking> {
      const original = await store.find(documentId);
      if (!original) throw new NotFoundError(reason('noBooking', { booking: documentId }));
      if (original.kind === 'release') {
        throw new StateConflictError(reason('releaseNotComposed'));
      }
      const { institution, kind, lines, notes, payment, shipmentModeId } = original;
      const input = { institution, kind, lines: lines.map(inputOf), locale, notes, payment };
      const contactDocumentId = await livingContactOf(original);
      return add({ ...input, contactDocumentId, shipmentModeId }, author);
    },
    async discard(documentId: string): Promise<{ documentId: string }> {
      await store.discard(documentId, checkDiscardable);
      return { documentId };
    },
  };
}

const inputOf = ({ itemId, performanceId, quantity, seatCategoryId, tariffId }: BookingLine) => ({
  itemId,
  performanceId,
  quantity,
  seatCategoryId,
  tariffId,
});
