import { z } from '@strapi/utils';

export const exportForm = {
  /** Between cells. Spreadsheets in most of Europe expect a semicolon. */
  separator: z.enum(['semicolon', 'comma', 'tab']).default('semicolon'),
  /** Default: the usual one beside the separator. */
  decimal: z.enum(['comma', 'point']).optional(),
};
