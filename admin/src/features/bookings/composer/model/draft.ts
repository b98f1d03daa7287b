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

/** For whom the booking is. */
export interface ChosenContact extends Pick<BookingContact, 'documentId' | 'name' | 'email'> {
  /** `null` where the institution does not know the contact, `undefined` until that was asked. */
  contactNumber: string | null | undefined;
}

/** A booking while it is being composed. */
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

/** A booking that was kept, to go on with. What follows another booking is not composed. */
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

/** What is in S-360, or on its way there, is changed no more. */
export const isComposable = ({ kind, state }: Booking): boolean =>
  kind !== 'release' && (state === 'draft' || state === 'failed');

/** What S-360 was never asked for. */
export const isDiscardable = ({ events, state }: Booking): boolean =>
  state === 'draft' && events.every(({ kind }) => kind !== 'submitted');

/** The draft as the server keeps it. */
export function inputOf({ contact, ...draft }: BookingDraft, locale: string): BookingInput {
  const notes = draft.notes?.trim() ?? '';
  return {
    ...draft,
    contactDocumentId: contact?.documentId ?? null,
    notes: notes === '' ? null : draft.notes,
    // Only a sale is paid for.
    payment: draft.kind === 'sale' ? draft.payment : { kind: 'unpaid' },
    locale,
  };
}

/** Whether there is anything that would be missed: who only looked leaves no draft behind. */
export const isWorthKeeping = ({ lines, notes }: BookingDraft): boolean =>
  lines.length > 0 || (notes !== null && notes.trim() !== '');

/** What a person does to a draft. */
export type DraftChange =
  | { type: 'contact'; contact: ChosenContact | null }
  | { type: 'kind'; kind: ComposedKind }
  | { type: 'quantity'; line: LineKey; quantity: number }
  | { type: 'notes'; notes: string }
  | { type: 'shipmentMode'; shipmentModeId: string | null }
  | { type: 'payment'; payment: BookingDraft['payment'] }
  /** Said of the contact that has this document id, if it still is the one. */
  | { type: 'contactNumber'; documentId: string; contactNumber: string | null }
  /** The catalogs differ: lines of one institution mean nothing at another. */
  | { type: 'institution'; institution: string }
  /** Somebody else's is taken over. */
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

/** The person is the same everywhere, the number and what is sold are not. */
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
