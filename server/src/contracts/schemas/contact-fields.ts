import { z } from '@strapi/utils';
import { maybe, text } from './fields';

const change = z.object({
  at: text,
  cause: z.enum([
    'crm',
    'delivery',
    'pull',
    'conflict',
    'decision',
    'bulkJob',
    'undo',
    'merge',
    'mapping',
    'transfer',
  ]),
  by: z.object({ id: text, name: maybe }).nullable(),
});

/** One field of a contact on both sides. Values are `null` when blank or unknown. */
const comparedField = z.object({
  field: text,
  /** The value on which both sides last agreed. */
  base: maybe,
  crm: maybe,
  s360: maybe,
  state: z
    .enum(['same', 'pending', 'conflict', 'differs'])
    .describe('`differs`: a rule keeps both values as they are'),
  /** The last change in the CRM; `null` where the history no longer contains it. */
  changedInCrm: change.nullable(),
  /** When S-360 got its value, by a change there or by a push; `null` when unknown. */
  changedInS360: maybe,
  conflictId: z.number().int().nullable(),
  /** The two values kept replacing each other without a person's edit. */
  alternates: z.boolean(),
});

export const contactFieldsAnswer = z.object({
  data: z.array(
    z.object({
      institution: z.object({ code: text, name: text }),
      fields: z.array(comparedField),
    }),
  ),
});
