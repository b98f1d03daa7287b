import { z } from '@strapi/utils';
import { LONGEST_SEARCH } from '../../contracts/pages';
import { MAX_CONDITIONS } from '../../contracts/contacts/segments';
import { condition } from '../../contracts/schemas/segments';
import { LARGEST_ID, storableText } from '../../contracts/schemas/fields';

/* The parts that requests of several tools have in common. */

/** A page of answers. All are short: an AI client reads every word of them. */
export const PAGE_SIZE = 20;

export const page = z.number().int().min(1).max(1000).default(1);

export const searchText = storableText(LONGEST_SEARCH)
  .min(1)
  .describe('Name, e-mail, phone or contact number; words in any order');

export const conditions = z
  .array(condition)
  .min(1)
  .max(MAX_CONDITIONS)
  .describe('A contact has to meet all of them');

export const segmentId = z
  .number()
  .int()
  .min(1)
  .max(LARGEST_ID)
  .describe('The id of a saved segment, from s360_list_segments');
