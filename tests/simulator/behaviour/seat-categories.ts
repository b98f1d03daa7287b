import type { Behaviour } from './behaviour';

/** The distance between the institution’s id of a seat category and that of a performance. */
const INSTITUTION_ID_OFFSET = 2_000_000;

/** The id by which a performance knows a seat category, and the institution's own. */
export const institutionSeatCategoryId = (seatCategoryId: number): number =>
  seatCategoryId + INSTITUTION_ID_OFFSET;

/** The id of a seat category in availability and orders. */
export const shownSeatCategoryId = (
  seatCategoryId: number,
  form: Behaviour['seatCategories'],
): number => (form === 'seatCatId' ? seatCategoryId : institutionSeatCategoryId(seatCategoryId));

/** The simulator’s id of a seat category in a request. */
export const namedSeatCategoryId = (named: number, form: Behaviour['seatCategories']): number =>
  form === 'seatCatId' ? named : named - INSTITUTION_ID_OFFSET;
