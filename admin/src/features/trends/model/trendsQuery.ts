import { TREND_RANGES, type TrendRange } from '../../../../../server/src/contracts';
import type { AddressQuery } from '../../../shared/lists/listQueries';

interface TrendsQuery {
  /** `undefined` while no institution is configured. */
  institution: string | undefined;
  range: TrendRange;
}

/** What the address of the page asks for: by default, the first institution and the last day. */
export function trendsQuery(
  { institution, range }: AddressQuery,
  institutions: readonly { code: string }[],
): TrendsQuery {
  const asked = institutions.find(({ code }) => code === institution) ?? institutions[0];
  return {
    institution: asked?.code,
    range: TREND_RANGES.find((known) => known === range) ?? 'day',
  };
}
