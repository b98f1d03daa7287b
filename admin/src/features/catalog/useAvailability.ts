import { useMemo } from 'react';
import type { PerformanceAvailability } from '../../../../server/src/contracts';
import { useGetPlacesLeftQuery } from './catalogApi';
import { useWhileVisible } from '../../shared/hooks/useTabVisible';

const POLLING_MS = 30_000;
/** While a call to S-360 is under way. */
const QUICK_POLLING_MS = 4_000;
/** The server's limit per request. */
const MOST = 100;

/**
 * The known places left, by performance. Request only performances that the user is about to book:
 * each costs a call to S-360, and calls are scarce.
 */
export function useAvailability(
  institution: string,
  performanceIds: readonly string[],
): ReadonlyMap<string, PerformanceAvailability> {
  const ids = useMemo(() => [...new Set(performanceIds)].sort().slice(0, MOST), [performanceIds]);
  const asked = { institution, performanceIds: ids };
  const isBeingChecked = useGetPlacesLeftQuery(asked, {
    skip: ids.length === 0,
    selectFromResult: ({ data }) => ({ value: data?.some((one) => one.isBeingChecked) === true }),
  }).value;
  const { data } = useGetPlacesLeftQuery(asked, {
    skip: ids.length === 0,
    pollingInterval: useWhileVisible(isBeingChecked ? QUICK_POLLING_MS : POLLING_MS),
  });
  return useMemo(
    () => new Map((data ?? []).map((one) => [one.performanceId, one] as const)),
    [data],
  );
}
