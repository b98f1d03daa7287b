import { z } from '@strapi/utils';
import type { StopCause } from '../institutions/sending-trust';
import { STREAMS } from '../streams';
import { count, maybe, text } from './fields';

const stream = z.enum(STREAMS);

export const alarm = z.discriminatedUnion('kind', [
  z.object({
    kind: z
      .literal('silence')
      .describe('after the first delivery, none for more than two periods of S-360'),
    stream,
    since: maybe.describe('the last delivery; `null` if there never was one'),
    periodMinutes: count,
  }),
  z.object({
    kind: z.literal('refused').describe('a payload was refused three times or more in one way'),
    stream,
    refusalId: count.describe('by which a person ends the alarm'),
    status: count,
    times: count,
    since: text,
    lastAt: text,
    droppedAt: text.describe('when S-360 drops the payload: after twelve tries'),
  }),
  z.object({
    kind: z.literal('resend').describe('S-360 dropped what changed, and has to send it again'),
    stream,
    cause: z.enum(['refused', 'down']).describe('`refused` or `down`, for over twelve periods'),
    from: text,
    until: text,
    outageId: count.nullable().describe('by which a person ends the alarm; `null` while it lasts'),
  }),
  z.object({
    kind: z
      .literal('unknownState')
      .describe('orders came in a state that `assumptions.orderStates` does not define'),
    stream: z.literal('orders'),
    word: text.describe('for `assumptions.orderStates`; until then it means nothing'),
    orders: count,
  }),
  z.object({
    kind: z
      .literal('oddPrice')
      .describe('prices on orders are ten, a hundred … times those of the catalog, or that part'),
    stream: z.literal('orders'),
    orderId: text,
    operationId: text,
    ordered: text.describe('as people read amounts'),
    inCatalog: text,
    factor: z.number(),
    lines: count.describe('how many of the newest'),
  }),
  z.object({
    kind: z
      .literal('sendingStopped')
      .describe('a save lost something, several were ignored, or one could not be read back'),
    cause: z.custom<StopCause>(),
    since: text,
    contacts: z
      .array(
        z.object({
          contactDocumentId: maybe,
          contactNumber: maybe,
          fields: z.array(text).describe('of the CRM, or paths in S-360’s contact; no values'),
        }),
      )
      .describe('numbers and names of fields, never values'),
  }),
]);

export const refusedCalls = z.object({ stream, times: count, since: text, lastAt: text });
