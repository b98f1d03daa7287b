import { useGetBulkJobsQuery } from './bulkJobsApi';
import { useQuietPolling } from '../../shared/hooks/useQuietPolling';

const WAITING = { institution: undefined, state: 'waiting', page: 1, pageSize: 100 } as const;

export function useWaitingBulkJobs() {
  return useGetBulkJobsQuery(WAITING, useQuietPolling());
}
