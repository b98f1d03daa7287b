import { z } from '@strapi/utils';
import { code, documentId, rowId } from './fields';

/** What a person has paused at an institution. */
export const pauses = z.strictObject({
  /** Nothing is pushed, and creates in doubt are not looked up. */
  sending: z.boolean(),
  /** Deliveries are stored and answered as usual but not applied, and nothing is pulled. */
  receiving: z.boolean(),
});

/** Omitted keys stay as they are. */
export const pausesRequest = pauses.partial();

/** Retries all of a kind, all of one cause, or one contact. */
export const retryRequest = z.strictObject({
  institution: code,
  /** `pull` concerns contacts, `orderPull` orders. */
  kind: z.enum(['push', 'pull', 'orderPull']),
  code: z.string().min(1).max(255).optional(),
  /** Only for `push` and `pull`. */
  contactDocumentId: documentId.optional(),
});

export const importRequest = z.strictObject({
  /** `YYYY-MM-DD`: only items that S-360 changed on that day (UTC) or later. Default: all. */
  since: z.iso.date().optional(),
});

export const startSendingRequest = z.strictObject({
  /** The list that the person saw; 409 when it has changed since. */
  untested: z.array(z.string().min(1).max(64)).max(64),
});

/** More would be a second synchronization rather than a sample. */
export const LARGEST_SAMPLE = 1000;

export const driftCheckRequest = z.object({
  /** The number of contacts; default: as configured. */
  sample: z.number().int().min(1).max(LARGEST_SAMPLE).optional(),
  /** Default: as configured. */
  repair: z.boolean().optional(),
  /** An earlier check: compares the contacts that it found instead of a sample. */
  findingsOf: rowId.optional(),
});
