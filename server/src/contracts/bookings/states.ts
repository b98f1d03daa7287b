/** The kinds, states and other codes of bookings: lists for schemas and checks, and their types. */

/** The kinds that an operator can compose. */
export const COMPOSED_KINDS = ['sale', 'reservation', 'option'] as const;

export type ComposedKind = (typeof COMPOSED_KINDS)[number];

/** `release` ends a reservation or an option; it cannot be composed. */
export const BOOKING_KINDS = [...COMPOSED_KINDS, 'release'] as const;

export type BookingKind = (typeof BOOKING_KINDS)[number];

/**
 * The state of a booking:
 * `draft`: it is being composed, and S-360 has nothing of it;
 * `submitted`: it waits to be created in S-360, after its contact if S-360 does not have it;
 * `inDoubt`: the answer to its creation was lost. S-360 may have it, so it is never created again
 * automatically;
 * `created`: its order is open in S-360 as requested, and waits to be closed;
 * `incomplete`: its order is open in S-360, but its lines differ from the request;
 * `closing`: it is being closed; `closed` is final;
 * `abandoning`: it is being abandoned; `abandoned`: a person or, after its delay, S-360 abandoned
 * it;
 * `failed`: S-360 refused it, or an operator declared that S-360 did not create its order. It can
 * be changed and submitted again.
 */
export const BOOKING_STATES = [
  'draft',
  'submitted',
  'inDoubt',
  'created',
  'incomplete',
  'closing',
  'closed',
  'abandoning',
  'abandoned',
  'failed',
] as const;

export type BookingState = (typeof BOOKING_STATES)[number];

/** The status of a closed reservation or option; `held` means that it is still open. */
export const BOOKING_STATUSES = [
  'held',
  'beingSold',
  'beingReleased',
  'sold',
  'released',
  'expired',
] as const;

export type BookingStatus = (typeof BOOKING_STATUSES)[number];

/**
 * What a list of bookings can be limited to by their time:
 * `held`: reservations and options that are still held;
 * `expiring`: those of them that expire, or whose first performance begins, within a week.
 */
export const BOOKING_HOLDS = ['held', 'expiring'] as const;

export type BookingHold = (typeof BOOKING_HOLDS)[number];

/** What a list of bookings can be sorted by. */
export const BOOKING_SORTS = ['createdAt', 'expiresAt', 'total'] as const;

export type BookingSort = (typeof BOOKING_SORTS)[number];

/** Why a booking cannot be submitted as it is. */
export const OBSTACLE_CODES = [
  'noContact',
  'noLines',
  'tooManyLines',
  'notInCatalog',
  'notOnSale',
  'performancePast',
  'notReservable',
  'notOptionable',
  'noPrice',
  'tooManySeats',
  'quantityOutOfRange',
  'noPlacesLeft',
  'paymentMethodUnknown',
  'contactNotSent',
  'contactUnlinked',
  'contactOfOtherSystem',
  'contactInDoubt',
] as const;

/** How S-360's order can differ from the booking. */
export const DIFFERENCE_KINDS = ['missing', 'notAsked', 'quantity', 'price'] as const;

/** The steps of a booking that call S-360. */
export const BOOKING_STEPS = ['contact', 'create', 'close', 'abandon'] as const;

/** Why nothing is sent to an institution, until a person starts or resumes it. */
export const NOT_SENDING = ['notStarted', 'stopped', 'paused'] as const;

export type NotSending = (typeof NOT_SENDING)[number];

/** Why a booking waits: until it continues automatically, or for a person. */
export const WAITING_REASONS = [
  'retry',
  'limit',
  'monthLimit',
  ...NOT_SENDING,
  'contactInDoubt',
  'otherSystem',
] as const;

/** The kinds of entries in a booking's history. */
export const BOOKING_EVENT_KINDS = [
  'composed',
  'changed',
  'submitted',
  'withdrawn',
  'takenBack',
  'contactCreated',
  'created',
  'incomplete',
  'refused',
  'answerLost',
  'adopted',
  'declaredNotCreated',
  'countedNotCreated',
  'closeConfirmed',
  'closed',
  'abandonConfirmed',
  'abandoned',
  'orderReceived',
  'saleBegun',
  'releaseBegun',
  'messageSent',
  /** The booking came from another Strapi, where its earlier events stayed. */
  'transferred',
] as const;
