import { readFailure } from '../../contracts/reasons';
import type { Row } from '../../kernel/database/strapi-database';
import {
  integer,
  json,
  jsonText,
  oneOf,
  storableTime,
  text,
  time,
} from '../../kernel/database/values';
import { BOOKING_KINDS, BOOKING_STATES, type BookingLine } from '../../contracts/bookings';
import type { BookingRecord, BookingSending, FailedStepCheck, NewBooking } from '../records';

export function bookingFromRow(row: Row): BookingRecord {
  const currencyCode = text(row.currencyCode);
  return {
    id: integer(row.id),
    documentId: text(row.documentId) ?? '',
    institution: text(row.institution) ?? '',
    baseUrl: text(row.baseUrl) ?? '',
    reference: text(row.reference) ?? '',
    kind: oneOf(BOOKING_KINDS, row.kind),
    state: oneOf(BOOKING_STATES, row.state),
    revision: integer(row.revision),
    contactDocumentId: text(row.contactDocumentId),
    contactNumber: text(row.contactNumber),
    lines: json<BookingLine[]>(row.lines) ?? [],
    currency:
      currencyCode === null
        ? null
        : {
            code: currencyCode,
            fractionDigits: integer(row.fractionDigits),
          },
    total: BigInt(text(row.total) ?? '0'),
    notes: text(row.notes),
    payment: json<BookingRecord['payment']>(row.payment) ?? { kind: 'unpaid' },
    shipmentModeId: text(row.shipmentModeId),
    sellingPoint: json<NonNullable<BookingRecord['sellingPoint']>>(row.sellingPoint),
    attempts: json<BookingRecord['attempts']>(row.attempts) ?? [],
    orderId: text(row.orderId),
    fileId: text(row.fileId),
    offer: json<NonNullable<BookingRecord['offer']>>(row.offer),
    expiresAt: time(row.expiresAt),
    failure: readFailure(row.failure),
    tries: integer(row.tries),
    nextAttemptAt: time(row.nextAttemptAt),
    sending: sendingFrom(row.sending),
    doubt: json<NonNullable<BookingRecord['doubt']>>(row.doubt),
    check: checkFrom(row.checking),
    follows: json<NonNullable<BookingRecord['follows']>>(row.follows),
    followedByDocumentId: text(row.followedByDocumentId),
    orderDocumentId: text(row.orderDocumentId),
    lastMessage: json<NonNullable<BookingRecord['lastMessage']>>(row.lastMessage),
    author: text(row.author),
    createdAt: time(row.createdAt) ?? new Date(0),
    updatedAt: time(row.updatedAt) ?? new Date(0),
  };
}

/** Steps of version 0.1.0, which asked for the shipment modes of an order and set one. */
const isFormerStep = ({ step }: { step: string }): boolean =>
  step === 'shipmentModes' || step === 'shipment';

/** A former step counts as a read: whichever way it ended, the booking goes on. */
function sendingFrom(value: unknown): BookingRecord['sending'] {
  const sending = json<BookingSending>(value);
  return sending && isFormerStep(sending) ? { ...sending, step: 'read' } : sending;
}

function checkFrom(value: unknown): BookingRecord['check'] {
  const check = json<FailedStepCheck>(value);
  return check && isFormerStep(check) ? null : check;
}

/** The summary names this many lines. */
const NAMED_LINES = 3;

/** The booking's summary, in the words of its composer: `2 × Hamlet, 1 × Programme …`. */
export function summaryOf(lines: readonly BookingLine[]): string | null {
  const quantities = new Map<string, number>();
  for (const { quantity, words } of lines) {
    quantities.set(words.product, (quantities.get(words.product) ?? 0) + quantity);
  }
  if (quantities.size === 0) return null;
  const named = [...quantities].slice(0, NAMED_LINES);
  const rest = quantities.size > NAMED_LINES ? ' …' : '';
  return named.map(([name, quantity]) => `${quantity} × ${name}`).join(', ') + rest;
}

/** When the first performance of a reservation or option begins, after which nobody needs it. */
export function performanceAtOf({
  kind,
  lines,
}: Pick<BookingRecord, 'kind' | 'lines'>): Date | null {
  if (kind !== 'reservation' && kind !== 'option') return null;
  const moments = lines.flatMap(({ performanceAt }) => time(performanceAt)?.getTime() ?? []);
  return moments.length === 0 ? null : new Date(Math.min(...moments));
}

/** A catalog may have any year, and a booking must not fail for it. */
function storedPerformanceAt(booking: NewBooking): Date | null {
  const at = performanceAtOf(booking);
  return at && storableTime(at);
}

/** The columns of a booking, without ids and Strapi's own columns. */
export function bookingToRow(booking: NewBooking): Row {
  const { check, currency, follows, total, ...plain } = booking;
  return {
    institution: plain.institution,
    baseUrl: plain.baseUrl,
    reference: plain.reference,
    kind: plain.kind,
    state: plain.state,
    revision: plain.revision,
    contactDocumentId: plain.contactDocumentId,
    contactNumber: plain.contactNumber,
    lines: jsonText(plain.lines),
    summary: summaryOf(plain.lines),
    total: String(total),
    currencyCode: currency?.code ?? null,
    fractionDigits: currency?.fractionDigits ?? null,
    notes: plain.notes,
    payment: jsonText(plain.payment),
    shipmentModeId: plain.shipmentModeId,
    sellingPoint: jsonText(plain.sellingPoint),
    attempts: jsonText(plain.attempts),
    orderId: plain.orderId,
    fileId: plain.fileId,
    offer: jsonText(plain.offer),
    expiresAt: plain.expiresAt,
    performanceAt: storedPerformanceAt(booking),
    failure: jsonText(plain.failure),
    tries: plain.tries,
    nextAttemptAt: plain.nextAttemptAt,
    sending: jsonText(plain.sending),
    doubt: jsonText(plain.doubt),
    checking: jsonText(check),
    follows: jsonText(follows),
    followsDocumentId: follows?.documentId ?? null,
    followedByDocumentId: plain.followedByDocumentId,
    orderDocumentId: plain.orderDocumentId,
    lastMessage: jsonText(plain.lastMessage),
    author: plain.author,
  };
}
