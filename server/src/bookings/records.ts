import {
  BOOKING_STATES,
  type BookingEvent,
  type BookingKind,
  type BookingLine,
  type BookingPayment,
  type BookingState,
  type OfferDifference,
  type OfferedLine,
} from '../contracts/bookings';
import type { SyncFailure } from '../contracts/contacts/contact-sync';
import type { Reason } from '../contracts/reasons';
import type { Currency, Thousandths } from '../orders';

/** The author of an action: `admin:1`, `content-api-token:2`; `null` for S-360 and the plugin. */
export type BookingAuthor = string | null;

/**
 * A call of a booking. `read` reads the order from S-360; `count` counts the purchaser's files, to
 * see whether there can be one.
 */
export type CallStep = 'create' | 'close' | 'abandon' | 'read' | 'count';

/** The next step: a call, or the push of the contact, which comes first. */
export type BookingStep = CallStep | 'contact';

/** How a state continues: `onDecision` only once a person, or a doubt to be counted, has set a time. */
const CONTINUES = {
  draft: 'never',
  submitted: 'automatically',
  inDoubt: 'onDecision',
  created: 'automatically',
  incomplete: 'automatically',
  closing: 'automatically',
  closed: 'never',
  abandoning: 'automatically',
  abandoned: 'never',
  failed: 'never',
} as const satisfies Record<BookingState, 'automatically' | 'onDecision' | 'never'>;

/** States in which the plugin calls S-360 automatically. */
export const STATES_AT_WORK = BOOKING_STATES.filter(
  (state) => CONTINUES[state] === 'automatically',
);

export const STATES_WITH_CALLS = BOOKING_STATES.filter((state) => CONTINUES[state] !== 'never');

/** A call that is under way, or was when its process died. */
export interface BookingSending {
  step: CallStep;
  /** The fence of the lease under which it is made. */
  fence: number;
  startedAt: string;
}

/** One submission, under its own reference in S-360. */
export interface CreationAttempt {
  /** The order's externalReference, e.g. `CRM-7F3K9QXM-1`. */
  reference: string;
  submittedAt: string;
  author: BookingAuthor;
  /** `open` until S-360 has answered; `notCreated` and `withdrawn` are an operator's decisions. */
  outcome: 'open' | 'created' | 'refused' | 'notCreated' | 'withdrawn';
  /**
   * The attempt's order, which turned up closed although a newer attempt was pending or in S-360.
   */
  lateOrderId?: string;
}

/** S-360's answer to the creation was lost. */
export interface BookingDoubt {
  since: string;
  /** The unanswered call: its answer may still reach a process that has lost its lease. */
  call?: BookingSending;
  /**
   * An order named by an operator or a late answer: it is read, and adopted if it belongs to the
   * contact.
   */
  adopt: { orderId: string; author: BookingAuthor } | null;
  /** The purchaser's files are counted; when S-360 first answered that there is none. */
  count?: { zeroAt: string | null };
}

/** The outcome of a step has to be read from the order. */
export interface FailedStepCheck {
  step: 'close' | 'abandon';
  /** No answer; a refusal; an answer that does not confirm the step. */
  cause: 'lost' | 'refused' | 'notDone';
  failure: SyncFailure;
  /** The start of the call; absent in records of an earlier version. */
  begunAt?: string;
}

/** The order as S-360 last answered it. Amounts in thousandths, as text. */
export interface StoredOffer {
  orderId: string;
  fileId: string | null;
  lines: OfferedLine[];
  /**
   * The lines as a booking would request them, without charges; absent in records of an earlier
   * version.
   */
  held?: BookingLine[];
  /** S-360 needs these to abandon an open order. */
  movementIds: string[];
  totalBeforeCharges: string;
  charges: string;
  total: string;
  /**
   * S-360 does not report the cost of some lines, or reports another total: no payment is made
   * then.
   */
  isTotalUnsure?: true;
  differences: OfferDifference[];
}

/** A claimed message to the customer: nobody else sends it meanwhile, or repeats it right away. */
export interface MessageClaim {
  /** The digest of the address, the subject and the text. */
  digest: string;
  at: string;
  /** The times of the other messages in the day before, latest last. */
  earlier?: string[];
}

export interface SellingPoint {
  id: string;
  abandonDelayMs: number;
}

export interface FollowedBooking {
  documentId: string;
  fileId: string;
  kind: 'reservation' | 'option';
}

export interface BookingRecord {
  id: number;
  documentId: string;
  institution: string;
  /** The S-360 of this booking. While it differs from the configured one, nothing is sent. */
  baseUrl: string;
  reference: string;
  kind: BookingKind;
  state: BookingState;
  /** Every change that a decision may depend on raises it. */
  revision: number;
  contactDocumentId: string | null;
  contactNumber: string | null;
  lines: BookingLine[];
  currency: Currency | null;
  total: Thousandths;
  notes: string | null;
  payment: BookingPayment;
  /** The way in which the customer wants the tickets. S-360 takes none with a booking. */
  shipmentModeId: string | null;
  sellingPoint: SellingPoint | null;
  attempts: CreationAttempt[];
  orderId: string | null;
  fileId: string | null;
  offer: StoredOffer | null;
  expiresAt: Date | null;
  failure: SyncFailure | null;
  tries: number;
  /** When the step is due; `null` for at once. */
  nextAttemptAt: Date | null;
  sending: BookingSending | null;
  doubt: BookingDoubt | null;
  check: FailedStepCheck | null;
  follows: FollowedBooking | null;
  followedByDocumentId: string | null;
  orderDocumentId: string | null;
  /** The last message to the customer, sent or being sent. */
  lastMessage: MessageClaim | null;
  author: BookingAuthor;
  createdAt: Date;
  updatedAt: Date;
}

export type NewBooking = Omit<BookingRecord, 'id'>;

/** A logged action on a booking; the change has its time. */
export interface EventEntry {
  kind: BookingEvent['kind'];
  author: BookingAuthor;
  detail: string | null;
  /** Why S-360 refused, or did not answer. */
  reason?: Reason;
}

export interface BookingChange {
  booking: BookingRecord;
  events: readonly EventEntry[];
  at: Date;
  /** The whole order has to be read, so that its record is there soon. */
  needsOrder?: true;
  /** Another booking may follow the followed one again. */
  freesFollowed?: true;
  /** Follows that booking, unless another one does. */
  claims?: string;
  /**
   * Follows that booking again if it is free. If it is not, the change is written all the same,
   * because it has happened in S-360.
   */
  reclaims?: string;
}
