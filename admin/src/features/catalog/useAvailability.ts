import { useMemo } from 'react';
import type { PerformanceAvailability } from '../../../../server/src/contracts';
import { useGetPlacesLeftQuery } from './catalogApi';
import { useTabVisible } from '../../shared/hooks/useTabVisible';

const POLLING_MS = 30_000;
/** While S-360 is being asked. */
const QUICK_POLLING_MS = 4_000;
/** What the server answers at once. */
const MOST = 100;

/**
 * Places left, by performance, as far as they are known. Only what somebody is about to book is
 * asked for: each question costs a call to S-360, of which there are few.
 */
export function useAvailability(
  institution: string,
  performanceIds: readonly string[],
): ReadonlyMap<string, PerformanceAvailability> {
  const isVisible = useTabVisible();
  const ids = useMemo(() => [...new Set(performanceIds)].sort().slice(0, MOST), [performanceIds]);
  const asked = { institution, performanceIds: ids };
  const isBeingChecked = useGetPlacesLeftQuery(asked, {
    skip: ids.length === 0,
    selectFromResult: ({ data }) => ({ value: data?.some((one) => one.isBeingChecked) === true }),
  }).value;
  const { data } = useGetPlacesLeftQuery(asked, {
    skip: ids.length === 0,
    pollingInterval: isVisible ? (isBeingChecked ? QUICK_POLLING_MS : POLLING_MS) : 0,
  });
  return useMemo(
    () => new Map((data ?? []).map((one) => [one.performanceId, one] as const)),
    [data],
  );
}
