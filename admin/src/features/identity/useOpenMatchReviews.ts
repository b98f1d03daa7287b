import { useGetMatchReviewsQuery } from './matchReviewsApi';
import { useQuietPolling } from '../../shared/hooks/useQuietPolling';

const OPEN = { institution: undefined, state: 'open', page: 1, pageSize: 1 } as const;

/** The match reviews that wait for a person, at all institutions; one row, for the count. */
export function useOpenMatchReviews() {
  return useGetMatchReviewsQuery(OPEN, useQuietPolling());
}
