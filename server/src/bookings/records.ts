import type {
  BookingEvent,
  BookingKind,
  BookingLine,
  BookingPayment,
  BookingState,
  OfferDifference,
  OfferedLine,
} from '../contracts/bookings';
import type { ShipmentMode } from '../contracts/catalog/catalog';
import type { SyncFailure } from '../contracts/contacts/contact-sync';
import type { Currency, Thousandths } from '../orders';

/** Who did something: `admin:1`, `content-api-token:2`; `null` for S-360 and the plugin. */
export type BookingAuthor = string | null;

/** A call of a booking. `read` asks S-360 how the order stands. */
export type CallStep = 'create' | 'shipmentModes' | 'shipment' | 'close' | 'abandon' | 'read';

/** What is to be done next: a call, or the contact's own push, which comes first. */
export type BookingStep = CallStep | 'contact';

/** States in which calls are made. */
export const STATES_WITH_CALLS = [
  'submitted',
  'inDoubt',
  'created',
  'incomplete',
  'closing',
  'abandoning',
] as const satisfies readonly BookingState[];

/** A call that is under way (or was, when its process died). */
export interface BookingSending {
  step: CallStep;
  /** Fence of the lease under which it is made. */
  fence: number;
  startedAt: string;
}

/** One submission: what S-360 may know of it under a reference of its own. */
export interface CreationAttempt {
  /** The order's externalReference, e.g. `CRM-7F3K9QXM-1`. */
  reference: string;
  submittedAt: string;
  author: BookingAuthor;
  /** `open` until S-360 has answered; `notCreated` and `withdrawn` are an operator's decisions. */
  outcome: 'open' | 'created' | 'refused' | 'notCreated' | 'withdrawn';
  /** Its order, which turned up closed when a newer attempt was on its way or in S-360. */
  lateOrderId?: string;
}

/** The creation was not answered. */
export interface BookingDoubt {
  since: string;
  /** The call whose answer is missing: it may come yet, to a process that was taken over. */
  call?: BookingSending;
  /** An operator, or a late answer, says that this order is it: it is read, and taken if it is the contact's. */
  adopt: { orderId: string; author: BookingAuthor } | null;
}

/** How a step ended is to be read from the order. */
export interface FailedStepCheck {
  step: 'shipment' | 'close' | 'abandon';
  /** No answer; a refusal; an answer that does not say what was to be. */
  cause: 'lost' | 'refused' | 'notDone';
  failure: SyncFailure;
  /** When its call began; an earlier version did not keep it. */
  begunAt?: string;
}

/** The shipment was set, which may have changed what the order costs: it is read before it is closed. */
export interface ShipmentCheck {
  step: 'shipment';
  cause: 'done';
}

export type BookingCheck = FailedStepCheck | ShipmentCheck;

/** The order as S-360 answered it last. Amounts in thousandths, as text. */
export interface StoredOffer {
  orderId: string;
  fileId: string | null;
  lines: OfferedLine[];
  /** The same as a booking asks for it, charges left out; an earlier version did not keep it. */
  held?: BookingLine[];
  /** By which an open order is given up. */
  movementIds: string[];
  totalBeforeCharges: string;
  charges: string;
  total: string;
  /** S-360 does not tell what some lines cost, or tells another total: no payment is made of it. */
  isTotalUnsure?: true;
  differences: OfferDifference[];
  /** `null` until S-360 was asked. */
  shipmentModes: ShipmentMode[] | null;
}

/** A message to the customer, which nobody else sends meanwhile, nor once more at once. */
export interface MessageClaim {
  /** Of the address, the subject and the text. */
  digest: string;
  at: string;
  /** When others went out in the day before it, the latest last. */
  earlier?: string[];
}

/** Where it is sold, as it was when the booking was submitted. */
export interface SellingPoint {
  id: string;
  abandonDelayMs: number;
}

/** The booking that this one sells or releases. */
export interface Followed {
  documentId: string;
  fileId: string;
  kind: 'reservation' | 'option';
}

/** A booking as the engine sees it. */
export interface BookingRecord {
  id: number;
  documentId: string;
  institution: string;
  /** The S-360 that it was made with; while it differs from the configured one nothing is sent. */
  baseUrl: string;
  reference: string;
  kind: BookingKind;
  state: BookingState;
  /** Raised by every change that a decision may depend on. */
  revision: number;
  contactDocumentId: string | null;
  contactNumber: string | null;
  lines: BookingLine[];
  currency: Currency | null;
  total: Thousandths;
  notes: string | null;
  payment: BookingPayment;
  shipmentModeId: string | null;
  /** The mode that S-360 was told. */
  shipmentModeSet: string | null;
  sellingPoint: SellingPoint | null;
  attempts: CreationAttempt[];
  orderId: string | null;
  fileId: string | null;
  offer: StoredOffer | null;
  expiresAt: Date | null;
  failure: SyncFailure | null;
  /** How often the step was tried in vain. */
  tries: number;
  /** When it is due; `null` for at once. */
  nextAttemptAt: Date | null;
  sending: BookingSending | null;
  doubt: BookingDoubt | null;
  check: BookingCheck | null;
  follows: Followed | null;
  followedByDocumentId: string | null;
  orderDocumentId: string | null;
  /** What was sent to the customer last, or is being sent. */
  lastMessage: MessageClaim | null;
  author: BookingAuthor;
  createdAt: Date;
  updatedAt: Date;
}

/** A booking that is about to be stored. */
export type NewBooking = Omit<BookingRecord, 'id'>;

/** Something that was done about a booking; its time is that of the change. */
export interface EventEntry {
  kind: BookingEvent['kind'];
  author: BookingAuthor;
  detail: string | null;
}

/** What a change leaves: the record as it becomes, and what belongs to it in one transaction. */
export interface BookingChange {
  booking: BookingRecord;
  events: readonly EventEntry[];
  at: Date;
  /** The order is to be read whole, so that its record is there at once. */
  needsOrder?: true;
  /** The followed booking may be followed by another one again. */
  freesFollowed?: true;
  /** It follows that booking, unless another one does. */
  claims?: string;
  /** It follows that booking again where that is free: what it tells has happened, come what may. */
  reclaims?: string;
}
