/**
 * The error codes of S-360 in `statusDetail`, and what each tells a person. Others exist; nobody has
 * published them: those are shown as they are, and nothing may depend on them.
 */

import type { RefusalReason } from '../../contracts/reasons/refusals';
import { documented, inferred, type Evidence } from './evidence';

interface Meaning {
  /** The words for it, in `contracts/reasons/refusals.ts` and the panel's translations. */
  readonly reason: RefusalReason;
  readonly evidence: Evidence;
}

export const ERROR_CODES = {
  'error.order.availability': {
    reason: 'refusedNoPlaces',
    evidence: documented('platform.secutix.com/backend/catalog_and_availabilities/availabilities'),
  },
  'error.shipmentSent': {
    reason: 'refusedShipmentSent',
    evidence: documented('apidocs ShipmentPublicService 1_18'),
  },
} as const satisfies Readonly<Record<string, Meaning>>;

export type ErrorCode = keyof typeof ERROR_CODES;

/** Whether S-360 documents the code. Of any other one only S-360 knows the meaning. */
export const isDocumentedError = (code: string): code is ErrorCode =>
  Object.hasOwn(ERROR_CODES, code);

/**
 * S-360's own words for what may forbid a sale. A code that has all words of an entry probably means
 * it, and its sentence says "probably"; the code stands beside it.
 */
export const WORDS_IN_CODES: readonly (Meaning & { readonly words: readonly string[] })[] = [
  { words: ['lock'], reason: 'refusedLocked', evidence: inferred('the word alone') },
  { words: ['locked'], reason: 'refusedLocked', evidence: inferred('the word alone') },
  {
    words: ['quota'],
    reason: 'refusedQuota',
    evidence: inferred('the pages on files: a reservation consumes the quota, an option does not'),
  },
  {
    words: ['contingent'],
    reason: 'refusedContingent',
    evidence: inferred('contingentId in movements and availability'),
  },
  {
    words: ['product', 'closed'],
    reason: 'refusedNotOnSale',
    evidence: inferred('the states of products in the catalog'),
  },
];

/** What a refusal tells a person; `null` where its meaning is not known. A text speaks for itself. */
export function meaningOfRefusal(detail: string): Meaning | null {
  if (isDocumentedError(detail)) return ERROR_CODES[detail];
  if (/\s/.test(detail)) return null;
  const words = detail
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/);
  return WORDS_IN_CODES.find((known) => known.words.every((word) => words.includes(word))) ?? null;
}
