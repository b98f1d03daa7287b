import { z } from '@strapi/utils';
import { subject } from './activity';
import { alarm } from './alarms';
import { CAUSE_ACTORS, CAUSE_KINDS, LONGEST_NOTE } from '../causes';
import type { NamedUser } from '../named-user';
import { count, maybe, reason, rowId, storableText, text } from './fields';

const namedUser = z.custom<NamedUser>();

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
