import { z } from '@strapi/utils';
import { SYNC_STATES } from '../contacts/contact-sync';
import { maybe, text } from './fields';

/** The largest page of Strapi's lists. */
const MAX_RECORDS = 100;
const LONGEST_ID = 64;

/** The contacts of a list, as comma-separated document ids. */
export const contactRecordsQuery = {
  contacts: z
    .string()
    .max(MAX_RECORDS * (LONGEST_ID + 1))
    .transform((ids) => ids.split(',').filter((id) => id !== ''))
    .refine((ids) => ids.length <= MAX_RECORDS, { error: `must be ${MAX_RECORDS} at most` }),
};

const contactRecord = z.object({
  institution: text,
  contactNumber: maybe,
  state: z.enum(SYNC_STATES),
});

/** Contacts without a record at any institution are left out. */
export const contactRecordsAnswer = z.object({
  data: z.array(z.object({ contact: text, records: z.array(contactRecord) })),
  meta: z.object({ institutions: z.array(z.object({ code: text, name: text })) }),
});
