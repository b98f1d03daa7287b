import { COMPOSED_KINDS } from '../../../../../../server/src/contracts';
import type {
  Booking,
  BookingContact,
  BookingInput,
  BookingLineInput,
  ComposedKind,
} from '../../../../../../server/src/contracts';
import { withQuantity } from './lines';
import type { LineKey } from './lines';

export interface ChosenContact extends Pick<BookingContact, 'documentId' | 'name' | 'email'> {
  /** `null` if the institution does not know the contact, `undefined` until that is known. */
  contactNumber: string | null | undefined;
}

export interface BookingDraft extends Omit<BookingInput, 'contactDocumentId' | 'locale'> {
  contact: ChosenContact | null;
}

export const emptyDraft = (institution: string, contact: ChosenContact | null): BookingDraft => ({
  institution,
  kind: 'sale',
  contact,
  lines: [],
  notes: null,
  shipmentModeId: null,
  payment: { kind: 'unpaid' },
});

/** The draft that continues a stored booking. Bookings that follow another one are not composed. */
export function draftFrom(booking: Booking): BookingDraft {
  const { contact, contactNumber, institution, kind, notes, payment, shipmentModeId } = booking;
  return {
    institution: institution.code,
    kind: COMPOSED_KINDS.find((composed) => composed === kind) ?? 'sale',
    contact: contact === null ? null : { ...contact, contactNumber },
    lines: booking.lines.map(({ itemId, performanceId, quantity, seatCategoryId, tariffId }) => ({
      itemId,
      performanceId,
      quantity,
      seatCategoryId,
      tariffId,
    })),
    notes,
    shipmentModeId,
    payment,
  };
}

/** A booking that is in S-360, or on its way there, can no longer change. */
export const isComposable = ({ kind, state }: Booking): boolean =>
  kind !== 'release' && (state === 'draft' || state === 'failed');

/** Only a draft that was never submitted can be discarded. */
export const isDiscardable = ({ events, state }: Booking): boolean =>
  state === 'draft' && events.every(({ kind }) => kind !== 'submitted');

/** The draft in the server's form. */
export function inputOf({ contact, ...draft }: BookingDraft, locale: string): BookingInput {
  const notes = draft.notes?.trim() ?? '';
  return {
    ...draft,
    contactDocumentId: contact?.documentId ?? null,
    notes: notes === '' ? null : draft.notes,
    // Only a sale is paid.
    payment: draft.kind === 'sale' ? draft.payment : { kind: 'unpaid' },
    locale,
  };
}

/**
 * Whether the draft has content worth saving; merely opening the composer leaves no draft behind.
 */
export const isWorthKeeping = ({ lines, notes }: BookingDraft): boolean =>
  lines.length > 0 || (notes !== null && notes.trim() !== '');

export type DraftChange =
  | { type: 'contact'; contact: ChosenContact | null }
  | { type: 'kind'; kind: ComposedKind }
  | { type: 'quantity'; line: LineKey; quantity: number }
  | { type: 'notes'; notes: string }
  | { type: 'shipmentMode'; shipmentModeId: string | null }
  | { type: 'payment'; payment: BookingDraft['payment'] }
  /** Applies only while this contact is still the chosen one. */
  | { type: 'contactNumber'; documentId: string; contactNumber: string | null }
  /** Drops the lines, because catalogs differ between institutions. */
  | { type: 'institution'; institution: string }
  /** Takes over somebody else's version. */
  | { type: 'replaced'; draft: BookingDraft };

export function changed(draft: BookingDraft, change: DraftChange): BookingDraft {
  switch (change.type) {
    case 'contact':
      return { ...draft, contact: change.contact };
    case 'contactNumber':
      return withNumber(draft, change);
    case 'kind':
      return { ...draft, kind: change.kind };
    case 'quantity':
      return withLines(draft, withQuantity(draft.lines, change.line, change.quantity));
    case 'notes':
      return { ...draft, notes: change.notes };
    case 'shipmentMode':
      return { ...draft, shipmentModeId: change.shipmentModeId };
    case 'payment':
      return { ...draft, payment: change.payment };
    case 'institution':
      return change.institution === draft.institution ? draft : movedTo(change.institution, draft);
    case 'replaced':
      return change.draft;
  }
}

const withLines = (draft: BookingDraft, lines: BookingLineInput[]): BookingDraft => ({
  ...draft,
  lines,
});

/** The contact and the notes move along; the contact number and the lines do not. */
function movedTo(institution: string, { contact, kind, notes }: BookingDraft): BookingDraft {
  const moved = contact && { ...contact, contactNumber: undefined };
  return { ...emptyDraft(institution, moved), kind, notes };
}

function withNumber(
  draft: BookingDraft,
  { contactNumber, documentId }: { documentId: string; contactNumber: string | null },
): BookingDraft {
  const { contact } = draft;
  return contact?.documentId === documentId
    ? { ...draft, contact: { ...contact, contactNumber } }
    : draft;
}
