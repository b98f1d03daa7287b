/** What bookings and what happens with them are called: lists, for schemas and checks, and their types. */

/** What an operator composes. */
export const COMPOSED_KINDS = ['sale', 'reservation', 'option'] as const;

export type ComposedKind = (typeof COMPOSED_KINDS)[number];

/** `release` gives a reservation or an option back; it follows one, and is not composed. */
export const BOOKING_KINDS = [...COMPOSED_KINDS, 'release'] as const;

export type BookingKind = (typeof BOOKING_KINDS)[number];

/**
 * Where a booking stands:
 * `draft` is being composed, nothing of it is in S-360;
 * `submitted` is to be created in S-360, the contact first where S-360 does not know it;
 * `inDoubt` the answer to its creation was lost: S-360 may have it, and it is never created again by itself;
 * `created` stands open in S-360 as it was asked for, and waits for its closing;
 * `incomplete` stands open in S-360, with other lines than were asked for;
 * `closing` is being closed; `closed` is final;
 * `abandoning` is being given up; `abandoned` was given up, by a person or by S-360 after its delay;
 * `failed` was refused by S-360, or an operator declared that S-360 has not created its order: it can
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

/** What has become of a closed reservation or option. */
export const BOOKING_STATUSES = [
  'held',
  'beingSold',
  'beingReleased',
  'sold',
  'released',
  'expired',
] as const;

export type BookingStatus = (typeof BOOKING_STATUSES)[number];

/** Why something about a booking cannot be as it is composed. */
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

/** In what an order of S-360 can differ from what was asked for. */
export const DIFFERENCE_KINDS = ['missing', 'notAsked', 'quantity', 'price'] as const;

/** The steps in which S-360 is asked. */
export const BOOKING_STEPS = [
  'contact',
  'create',
  'shipmentModes',
  'shipment',
  'close',
  'abandon',
] as const;

/** Why a booking waits that goes on by itself. */
export const WAITING_REASONS = [
  'retry',
  'limit',
  'monthLimit',
  'notStarted',
  'stopped',
  'paused',
  'otherSystem',
] as const;

/** What can have been done about a booking. */
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
  'closeConfirmed',
  'closed',
  'abandonConfirmed',
  'abandoned',
  'orderReceived',
  'saleBegun',
  'releaseBegun',
  'messageSent',
] as const;
