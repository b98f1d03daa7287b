import { z } from '@strapi/utils';
import { HELD_BECAUSE } from '../contacts/contact-sync';
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
    .enum(['same', 'form', 'pending', 'conflict', 'differs', 'notEmptied'])
    .describe(
      '`form`: S-360 keeps the same value in a form of its own, cut or in capitals; `differs`: a rule keeps both values as they are; `notEmptied`: empty here, and nothing empties it in S-360',
    ),
  /** The last change in the CRM; `null` where the history no longer contains it. */
  changedInCrm: change.nullable(),
  /** When S-360 got its value, by a change there or by a push; `null` when unknown. */
  changedInS360: maybe,
  conflictId: z.number().int().nullable(),
  because: z.enum(HELD_BECAUSE).nullable(),
});

export const contactFieldsAnswer = z.object({
  data: z.array(
    z.object({
      institution: z.object({ code: text, name: text }),
      fields: z.array(comparedField),
    }),
  ),
});
