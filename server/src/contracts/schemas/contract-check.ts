import { z } from '@strapi/utils';
import { flag, storableText } from './fields';

const contactNumber = storableText(20).trim().nullable().optional();

const subjects = {
  /** A test contact in S-360. The check reads it, and with `writes` also saves it. */
  contactNumber,
  /** A test company in S-360, which the check saves with `writes`. */
  companyNumber: contactNumber,
  /** A performance. With `writes`, the check reserves one place and releases it again. */
  performanceId: z
    .string()
    .trim()
    .regex(/^\d{0,20}$/, 'must be an id of S-360, in digits')
    .nullable()
    .optional(),
};

/** The parameters of a check. */
export const checkRequest = z.object({
  ...subjects,
  /** Whether writing steps run; default false. */
  writes: z.boolean().optional(),
  /** Whether writing steps create a contact, which stays in S-360; default true. */
  creates: z.boolean().optional(),
});

/** The path says whether writing steps run. */
export const startCheckRequest = checkRequest.omit({ writes: true });

export const checkPlanQuery = { ...subjects, writes: flag.optional(), creates: flag.optional() };
