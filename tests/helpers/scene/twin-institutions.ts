/**
 * Two institutions that are no longer configured, with records under the same contact numbers,
 * order numbers and operation ids as the scene's institutions. The first is written before the
 * plugin hears of a number and the second after that, so that a statement which forgets the
 * institution meets a wrong row in whatever order it reads.
 */
export const EARLIER_TWIN = 'abbey';
export const LATER_TWIN = 'windmill';

export const isOfTwin = ({ institution }: Record<string, unknown>): boolean =>
  institution === EARLIER_TWIN || institution === LATER_TWIN;
