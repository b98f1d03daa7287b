import { z } from '@strapi/utils';
import { CAUSE_KINDS } from '../causes';
import { count, reason, text } from './fields';

export const alertsSetUp = z.object({
  emails: z.array(text).describe('Who gets alerts by e-mail'),
  hasMailer: z.boolean().describe('Whether Strapi has its e-mail plugin'),
  language: z.enum(['en', 'de', 'fr', 'it']),
  afterMinutes: count.describe('How long a cause must last before it is reported'),
  timeZone: text,
  quietHours: z.object({ from: text, to: text }).nullable(),
  isQuiet: z.boolean().describe('Whether nobody is notified now'),
  thresholds: z.array(
    z.object({
      kind: z.enum(CAUSE_KINDS),
      from: count.nullable().describe('From how many on it is reported; null: never'),
    }),
  ),
  webhooks: z
    .array(z.object({ id: count, name: text, isEnabled: z.boolean() }))
    .describe('The webhooks of Strapi that subscribe to alerts'),
});

export const alertEnding = z
  .enum(['well', 'fewer', 'hidden'])
  .describe('`fewer`: below its threshold; `hidden`: by a person. Then some still wait');

export const alertMail = z.object({
  id: count,
  recipient: text,
  sentAt: text.describe('When it was handed to the e-mail provider, or could not be'),
  isTest: z.boolean(),
  causes: z.array(
    z.object({
      state: z.enum(['raised', 'ended']),
      ending: alertEnding.nullish(),
      kind: z.enum(CAUSE_KINDS),
      alarm: text.optional().describe('Of the kind `alarm`: which one, e.g. `silence orders`'),
      institution: text,
      heldAt: z
        .array(text)
        .optional()
        .describe('Where bulk jobs hold contacts, if they name no institution themselves'),
      count,
    }),
  ),
  failure: reason.nullable().describe('Why it could not be sent'),
});

export const alertsAnswer = z.object({
  data: z.object({ setUp: alertsSetUp, mails: z.array(alertMail) }),
});

export const testAlertsAnswer = z.object({
  data: z.object({
    sent: count.describe('E-mails that the provider took'),
    failed: count.describe('E-mails that it did not take; the newest e-mails say why'),
  }),
});
