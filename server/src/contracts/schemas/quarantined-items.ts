import { z } from '@strapi/utils';
import { LONGEST_SEARCH } from '../pages';
import { STREAMS } from '../streams';
import { count, LARGEST_ID, maybe, reason, storableText, text } from './fields';

/** Which quarantined items a list shows, or an action is about. */
export const itemsFilter = {
  institution: storableText(64).optional(),
  stream: z.enum(STREAMS).optional(),
  /** The code of the first reason of an item; `unknown` for items without one. */
  reason: storableText(64).min(1).optional(),
  q: storableText(LONGEST_SEARCH).trim().optional(),
};

/** Items that arrived after the person looked at the list are left alone. */
const upTo = count.min(0).max(LARGEST_ID).describe('`newestId` of the list that the person saw');

export const replayAllRequest = z.strictObject({
  ...itemsFilter,
  upTo,
  after: count.min(0).max(LARGEST_ID).default(0).describe('`next` of the previous answer'),
});

export const replayAllAnswer = z.object({
  data: z.object({
    imported: count,
    leftOut: count.describe('Left out by a filter or the depth of past data, or not applied'),
    notImported: count.describe('Still in quarantine'),
    next: count.nullable().describe('Where to go on; `null` when no item is left to try'),
  }),
});

export const dismissAllRequest = z.strictObject({
  ...itemsFilter,
  upTo,
  confirmed: count.min(0).describe('The number of items that the person saw and confirmed'),
});

export const dismissAllAnswer = z.object({ data: z.object({ dismissed: count }) });

export const itemCausesAnswer = z.object({
  data: z.array(
    z.object({
      stream: z.enum(STREAMS),
      reasonCode: maybe.describe('`null` for items that were stored without one'),
      reason: reason.nullable().describe('The first reason of one of the items'),
      count,
    }),
  ),
});

export const itemsReportAnswer = z.object({
  data: z.array(
    z.object({
      institution: text,
      stream: z.enum(STREAMS),
      contactNumber: maybe,
      orderId: maybe,
      deliveryId: count,
      position: count,
      receivedAt: maybe.describe('When the delivery came, or the item was stored'),
      reasons: z.array(reason),
    }),
  ),
  meta: z.object({ total: count }),
});
