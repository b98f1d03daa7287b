import { z } from '@strapi/utils';

/** Which page of a list: the first 20 unless it says otherwise. */
export const pageQuery = {
  page: z.coerce.number().int().min(1).default(1),
  pageSize: z.coerce.number().int().min(1).max(100).default(20),
};

/** The id of a row, in the path. */
export const idParameter = z.coerce.number().int().min(1);
