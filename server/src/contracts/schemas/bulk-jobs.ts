import { z } from '@strapi/utils';
import { code } from './fields';

/** An operator agrees to the number of calls before they start. */
export const approval = z.strictObject({
  calls: z.number('must be the number of calls that the plan or the bulk job shows').int().min(0),
});

const value = z.string().max(1000);

/** The contacts to push; all conditions must hold. */
export const pushRequest = z.strictObject({
  institution: code,
  type: z.enum(['individual', 'structure']).optional(),
  updatedSince: z.iso.datetime().optional(),
  /** Fields with a value (`null`: blank), or with one of several. */
  where: z
    .record(z.string(), z.union([value, z.null(), z.array(value).min(1).max(100)]))
    .optional(),
  /** Only contacts without a number at the institution. */
  unlinkedOnly: z.boolean().optional(),
});

export const startPushRequest = z.strictObject({ ...pushRequest.shape, ...approval.shape });

/** How a file is imported; what is missing is proposed or takes the safe default. */
export const fileSettings = z.strictObject({
  /** The field of each heading. Default: derived from the headings. */
  mapping: z.record(z.string(), z.string().max(200)).optional(),
  /** How a date like 1/2/1990 is read. Default `dayFirst`. */
  dates: z.enum(['dayFirst', 'monthFirst']).optional(),
  /** What happens to a filled field when the file has another value. Default `keep`. */
  filled: z.enum(['keep', 'overwrite']).optional(),
  /** What happens to a field whose cell is blank. Default `keep`. */
  blanks: z.enum(['keep', 'empty']).optional(),
});
