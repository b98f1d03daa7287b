import { useQuietPolling } from '../../shared/hooks/useQuietPolling';
import { conflictListQuery } from './conflictQuery';
import { useGetConflictsQuery } from './conflictsApi';

const OPEN = { ...conflictListQuery({}), pageSize: 1 };

/** The open conflicts at all institutions; one row is enough to get the count. */
export function useOpenConflicts() {
  return useGetConflictsQuery(OPEN, useQuietPolling());
}
