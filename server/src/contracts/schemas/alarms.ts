import { z } from '@strapi/utils';
import type { StopCause } from '../institutions/sending-trust';
import { STREAMS } from '../streams';
import { count, maybe, text } from './fields';

const stream = z.enum(STREAMS);

export const alarm = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('silence').describe('No delivery for more than two periods'),
    stream,
    since: maybe.describe('The last delivery; `null` if there never was one'),
    periodMinutes: count,
  }),
  z.object({
    kind: z.literal('refused').describe('A payload was refused at least three times in one way'),
    stream,
    refusalId: count.describe('By which a person ends the alarm'),
    status: count,
    times: count,
    since: text,
    lastAt: text,
    droppedAt: text.describe('When S-360 drops the payload: after twelve tries'),
  }),
  z.object({
    kind: z.literal('resend').describe('S-360 dropped what changed, and has to send it again'),
    stream,
    cause: z
      .enum(['refused', 'down'])
      .describe('Its payloads were refused, or this Strapi was down, for over twelve periods'),
    from: text,
    until: text,
    outageId: count.nullable().describe('By which a person ends the alarm; `null` while it lasts'),
  }),
  z.object({
    kind: z.literal('unknownState').describe('Orders in a state that no setting explains'),
    stream: z.literal('orders'),
    word: text.describe('For `assumptions.orderStates`; until then it means nothing'),
    orders: count,
  }),
  z.object({
    kind: z.literal('oddPrice').describe('Newest orders and the catalog have different units'),
    stream: z.literal('orders'),
    orderId: text,
    operationId: text,
    ordered: text.describe('As people read amounts'),
    inCatalog: text,
    factor: z.number(),
    lines: count.describe('How many of the newest lines'),
  }),
  z.object({
    kind: z.literal('sendingStopped'),
    cause: z.custom<StopCause>(),
    since: text,
    contacts: z
      .array(
        z.object({
          contactDocumentId: maybe,
          contactNumber: maybe,
          fields: z.array(text).describe('Of the CRM, or paths in S-360’s contact; no values'),
        }),
      )
      .describe('Those that saves harmed'),
  }),
]);

export const refusedCalls = z.object({ stream, times: count, since: text, lastAt: text });
