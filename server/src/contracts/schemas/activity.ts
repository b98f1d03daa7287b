import { z } from '@strapi/utils';
import { LANES } from '../institutions/call-budget';
import type { DeliverySummary } from '../overview';
import { STREAMS } from '../streams';
import {
  code,
  count,
  dayOrMoment,
  documentId,
  maybe,
  reason,
  rowId,
  storableText,
  text,
} from './fields';

const stream = z.enum(STREAMS);

/** `open` has not ended; of `unknown` no end was recorded: its process was stopped. */
export const activityOutcome = z.enum(['open', 'ok', 'partly', 'failed', 'unknown']);

/** Whom or what an entry is about. The names are those of the CRM, `null` where it has none. */
export const subject = z.object({
  contact: z.object({ documentId: text, name: text }).nullable(),
  contactNumber: maybe,
  orderId: maybe,
  orderDocumentId: maybe,
  bookingDocumentId: maybe,
  bulkJobId: count.nullable(),
});

export const call = z.object({
  id: count,
  institution: text,
  service: text,
  method: text,
  lane: z.enum(LANES),
  at: text,
  durationMs: count.nullable(),
  outcome: activityOutcome,
  /** The status of S-360's answer; `null` when none came. */
  httpStatus: count.nullable(),
  /** Why it failed, without secrets and without the values that were sent. */
  reason: reason.nullable(),
  about: subject,
});

export const activityEntry = z.discriminatedUnion('direction', [
  z.object({
    direction: z.literal('in'),
    at: text,
    outcome: activityOutcome,
    delivery: z.custom<DeliverySummary>(),
  }),
  z.object({ direction: z.literal('out'), at: text, outcome: activityOutcome, call }),
]);

/** Where a page of the stream begins: a moment, and what stands at it. */
const cursor = z.string().regex(/^\d{1,15}-(in|out)-\d{1,15}$/, 'must come from an earlier answer');

const moment = dayOrMoment.optional();

export const activityQuery = {
  institution: code.optional(),
  direction: z.enum(['in', 'out']).optional(),
  stream: stream.optional(),
  outcome: z.enum(['open', 'ok', 'partly', 'failed']).optional(),
  contact: documentId.optional(),
  number: code.optional(),
  q: storableText(255).optional(),
  from: moment,
  until: moment,
  before: cursor.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
};

export const activityAnswer = z.object({
  data: z.array(activityEntry),
  meta: z.object({
    /** What to ask for as `before` to go on; `null` at the end. */
    next: maybe,
    /** A search has looked at the deliveries since then; `next` goes on before it. */
    searchedSince: maybe,
  }),
});

export const callAnswer = z.object({ data: call });

/** One field that changed, with its values before and after. */
const fieldChange = z.object({
  id: count,
  contact: z.object({ documentId: text, name: text }),
  /** `null` stands for the contact as a whole: it was created. */
  field: maybe,
  oldValue: maybe,
  newValue: maybe,
  changedAt: text,
});

export const changesAnswer = z.object({ data: z.array(fieldChange) });

const MAX_CHOSEN = 100;

/** The deliveries to apply again: those named, or those of a time. */
export const replayRequest = z
  .strictObject({
    ids: z.array(rowId).min(1).max(MAX_CHOSEN).optional(),
    institution: code.optional(),
    stream: stream.optional(),
    from: moment,
    until: moment,
    /** The number of deliveries in the plan. Without it, only the plan is made. */
    confirmed: count.min(1).optional(),
  })
  .refine(({ from, ids }) => (ids === undefined) !== (from === undefined), {
    message: 'needs either ids or from',
  });

export const replayAnswer = z.object({
  data: z.object({
    deliveries: count,
    items: count,
    /** Items that could not be imported the last time. */
    quarantined: count,
    /** Chosen, but refused, still waiting, or past their retention. */
    leftOut: count,
    oldest: maybe,
    newest: maybe,
    isQueued: z.boolean(),
  }),
});
