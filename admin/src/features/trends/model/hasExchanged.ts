import type { Trends } from '../../../../../server/src/contracts';

/** Whether anything came in, went out or failed. */
export const hasExchanged = ({ points }: Pick<Trends, 'points'>): boolean =>
  points.some(
    ({ notImported, notSent, received, sent }) => received + sent + notImported + notSent > 0,
  );
