import { z } from '@strapi/utils';
import { subject } from './activity';
import { CAUSE_ACTORS, CAUSE_KINDS, LONGEST_NOTE } from '../causes';
import type { StopCause } from '../institutions/sending-trust';
import type { NamedUser } from '../named-user';
import { STREAMS } from '../streams';
import { count, maybe, reason, rowId, storableText, text } from './fields';

const namedUser = z.custom<NamedUser>();

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

export const cause = z.object({
  key: text.describe('Identifies the cause: its kind, institution and code'),
  kind: z.enum(CAUSE_KINDS),
  institution: text,
  cause: maybe.describe('What its members share: a code of S-360 or of the plugin'),
  reason: reason.nullable().describe('The reason of one of its members'),
  count: count.describe('How many contacts, orders, bookings, items or alarms wait'),
  since: maybe.describe('When the oldest of them began to wait, where that is known'),
  newestAt: maybe.describe('When the newest of them began to wait, where that is known'),
  only: subject.nullable().describe('Whom or what it is about, if one waits'),
  heldAt: z
    .array(z.object({ institution: text, contacts: count }))
    .describe('How many contacts the bulk jobs hold, by institution, if they name none themselves'),
  actor: z.enum(CAUSE_ACTORS).describe('Who has to act'),
  alarm: alarm.nullable(),
  assignee: namedUser.nullable(),
  dismissed: z
    .object({ by: namedUser.nullable(), at: text, note: maybe })
    .nullable()
    .describe('Who dismissed it; it returns when it grows'),
});

/** An institution that should be in use, but cannot. */
const unusableInstitution = z.object({ code: text, name: text });

export const attentionAnswer = z.object({
  data: z.array(cause).describe('The oldest first'),
  meta: z.object({
    open: count.describe('Causes that nobody dismissed'),
    openConflicts: count.describe('Conflicts to decide, each of one field of a contact'),
    retrying: count.describe('Contacts, orders, bookings and bulk jobs that are tried again'),
    unusable: z
      .array(unusableInstitution)
      .describe('The institutions with which nothing is exchanged, even if that was dismissed'),
    unresolvedKeys: z
      .array(text)
      .describe(
        'The causes to which these, and what a bulk job has put on hold, return if they fail again',
      ),
  }),
});

/** The name of a cause: a kind, an institution and a code. */
const key = storableText(400).min(1);

export const markRequest = z.union([
  z.strictObject({
    key,
    dismissal: z.strictObject({ note: storableText(LONGEST_NOTE) }).nullable(),
  }),
  z.strictObject({
    key,
    assignee: rowId.nullable().describe('The id of an admin user'),
  }),
]);

export const colleaguesAnswer = z.object({
  data: z.array(z.object({ id: count, name: text })).describe('Active admin users, by name'),
});
