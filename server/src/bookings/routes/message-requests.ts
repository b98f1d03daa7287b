import { z } from '@strapi/utils';
import { LONGEST_MESSAGE, LONGEST_SUBJECT } from '../../contracts/bookings';
import { revision } from './requests';

const locale = z.string().regex(/^[a-z]{2}$/, 'must be a language of two letters');

/** In the customer's language, unless another one is asked for. */
export const previewRequest = z.strictObject({ locale: locale.optional() });

/** A message as it was previewed, or changed since; to whom it goes is not asked. */
export const sendRequest = z.strictObject({
  revision,
  locale,
  digest: z.string().regex(/^[0-9a-f]{64}$/, 'must be the digest of a preview'),
  subject: z.string().trim().min(1).max(LONGEST_SUBJECT),
  text: z.string().trim().min(1).max(LONGEST_MESSAGE),
});
