import type { Behaviour } from './behaviour';

/** How far the institution's own id of a seat category lies from the one of a performance. */
const INSTITUTION_ID_OFFSET = 2_000_000;

/** The id by which a performance knows a seat category, and the institution's own (section 4.4). */
export const institutionSeatCategoryId = (seatCategoryId: number): number =>
  seatCategoryId + INSTITUTION_ID_OFFSET;

/** The id by which availability and orders know a seat category. */
export const shownSeatCategoryId = (
  seatCategoryId: number,
  form: Behaviour['seatCategories'],
): number => (form === 'seatCatId' ? seatCategoryId : institutionSeatCategoryId(seatCategoryId));

/** The simulator's own id of one that a request names. */
export const namedSeatCategoryId = (named: number, form: Behaviour['seatCategories']): number =>
  form === 'seatCatId' ? named : named - INSTITUTION_ID_OFFSET;
