import { useGetLoadsQuery } from './loadsApi';
import { useQuietPolling } from '../../shared/hooks/useQuietPolling';

const WAITING = { institution: undefined, state: 'waiting', page: 1, pageSize: 100 } as const;

/** The loads that wait for approval, at all institutions. */
export function useWaitingLoads() {
  return useGetLoadsQuery(WAITING, useQuietPolling());
}
