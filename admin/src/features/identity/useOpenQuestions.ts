import { useGetCandidatesQuery } from './candidatesApi';
import { useQuietPolling } from '../../shared/hooks/useQuietPolling';

const OPEN = { institution: undefined, state: 'open', page: 1, pageSize: 1 } as const;

/** The questions of identity that wait for a person, at all institutions; one row, for the count. */
export function useOpenQuestions() {
  return useGetCandidatesQuery(OPEN, useQuietPolling());
}
