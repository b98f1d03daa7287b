import type { SyncFailure } from '../../../../../server/src/contracts';

/**
 * The known meanings of S-360's codes; each has words under `booking.failure.` and advice under
 * `booking.advice.`. S-360 documents only `error.order.availability`. The others are recognized by
 * their key words, which also covers S-360's own spelling of them.
 */
type KnownFailure =
  | 'availability'
  | 'quantity'
  | 'performancePast'
  | 'notOnSale'
  | 'notInCatalog'
  | 'tariff'
  | 'contact'
  | 'payment'
  | 'shipment'
  | 'orderState'
  | 'notClosed'
  | 'orderUnknown'
  | 'totalChanged'
  | 'closedOtherwise'
  | 'resume'
  | 'pointOfSale'
  | 'rights'
  | 'forbidden'
  | 'unreachable'
  | 'tooManyCalls'
  | 'answer';

/** The first pattern that matches a code decides its meaning. */
const MEANINGS: readonly [code: RegExp, meaning: KnownFailure][] = [
  [/^error\.order\.availability$/, 'availability'],
  [/^error\.order\.quantity(\.|$)/, 'quantity'],
  [/^error\.order\.performance\.past$/, 'performancePast'],
  [/^error\.order\.(performance|product)\.state$/, 'notOnSale'],
  [/^error\.order\.(performance|product|item|seatcategory)\.unknown$/, 'notInCatalog'],
  [/^error\.order\.tariff(\.|$)/, 'tariff'],
  [/^error\.(contact|order\.purchaser)\./, 'contact'],
  [/^error\.payment\./, 'payment'],
  [/^error\.shipmentmode\./, 'shipment'],
  [/^error\.order\.(state|empty|movement\.unknown)$/, 'orderState'],
  [/^not-closed$/, 'notClosed'],
  [/^error\.order\.unknown$/, 'orderUnknown'],
  [/^total-changed$/, 'totalChanged'],
  [/^closed-otherwise$/, 'closedOtherwise'],
  [/^error\.(order\.resume|file)\./, 'resume'],
  [/^error\.order\.(pointofsales|type)$/, 'pointOfSale'],
  [/^HTTP 40[13]$/, 'rights'],
  [/^HTTP (429|509)$/, 'tooManyCalls'],
  [/^HTTP 5\d\d$/, 'unreachable'],
  [/^(E[A-Z]{3,}|DEADLINE|interrupted|no-permit)$/, 'unreachable'],
  [/^(not-json|no-envelope|no-result|too-large|damaged|in_progress)$/, 'answer'],
];

/** The meaning of a failure; `null` for one that is shown as it is. */
export function knownFailure({ code, reason }: Omit<SyncFailure, 'at'>): KnownFailure | null {
  // A login that is refused may have the same code.
  if (reason.code === 'callForbidden') return 'forbidden';
  return meaningOf(code);
}

/** The meaning of a code alone, as the events of a booking keep it; `null` for an unknown one. */
export const meaningOf = (code: string): KnownFailure | null =>
  MEANINGS.find(([pattern]) => pattern.test(code))?.[1] ?? null;
