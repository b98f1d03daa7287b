import type { z } from '@strapi/utils';
import type { pagination } from './schemas/fields';

/** What is searched for is at most this long, in characters. */
export const LONGEST_SEARCH = 255;

export type Pagination = z.infer<typeof pagination>;

/** The response of most routes. */
export interface Data<T> {
  data: T;
}

/** The response of a list. */
export interface PageOf<T> extends Data<T[]> {
  meta: { pagination: Pagination };
}
