import { useGetCandidatesQuery } from '../services/candidates';
import { useQuietPolling } from './useQuietPolling';

const OPEN = { institution: undefined, state: 'open', page: 1, pageSize: 1 } as const;

/** The questions of identity that wait for a person, at all institutions; one row, for the count. */
export function useOpenQuestions() {
  return useGetCandidatesQuery(OPEN, useQuietPolling());
}
