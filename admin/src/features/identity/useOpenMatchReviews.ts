import { useGetMatchReviewsQuery } from './matchReviewsApi';
import { useQuietPolling } from '../../shared/hooks/useQuietPolling';

const OPEN = { institution: undefined, state: 'open', page: 1, pageSize: 1 } as const;

/** The open match reviews at all institutions; one row is enough to get the count. */
export function useOpenMatchReviews() {
  return useGetMatchReviewsQuery(OPEN, useQuietPolling());
}
