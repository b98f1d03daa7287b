import { z } from '@strapi/utils';
import { LONGEST_MESSAGE, LONGEST_SUBJECT } from '../bookings/limits';
import { revision } from './booking-requests';
import { count, text } from './fields';

const locale = z.string().regex(/^[a-z]{2}$/, 'must be a language of two letters');

/** Without `locale`, the preview is in the customer's language. */
export const previewRequest = z.strictObject({ locale: locale.optional() });

/** A previewed message, possibly edited. The caller cannot choose the recipient. */
export const sendRequest = z.strictObject({
  revision,
  locale,
  digest: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'must be the digest of a preview')
    .describe('That of the preview: only what was previewed is sent, or changed on purpose'),
  subject: z.string().trim().min(1).max(LONGEST_SUBJECT),
  text: z.string().trim().min(1).max(LONGEST_MESSAGE),
});

/** The offer or confirmation as the customer receives it. */
export const bookingMessage = z.object({
  to: text,
  /** The language of the message: the customer's, if there is a template in it. */
  locale: text,
  subject: text,
  text,
  html: text,
});

export const previewAnswer = z.object({
  data: z.object({
    ...bookingMessage.shape,
    locales: z.array(text).describe('The languages that it can be written in'),
    revision: count.describe('The revision of the booking; the message is sent only for this one'),
    digest: text.describe('Stands for the message as it is: it is sent with it'),
    lacksExpiry: z.boolean().describe('S-360 has not reported yet when the hold expires'),
  }),
});
