import { useGetBulkJobsQuery } from './bulkJobsApi';
import { useQuietPolling } from '../../shared/hooks/useQuietPolling';

const WAITING = { institution: undefined, state: 'waiting', page: 1, pageSize: 100 } as const;

/** The bulk jobs that wait for approval, at all institutions. */
export function useWaitingBulkJobs() {
  return useGetBulkJobsQuery(WAITING, useQuietPolling());
}
