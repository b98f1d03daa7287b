import { CONFLICT_DECIDERS } from '../../../../server/src/contracts';
import { listQuery, type AddressQuery, type ListQuery } from '../../shared/lists/listQueries';

/**
 * The lists: edits that S-360 replaced, conflicts that wait for a person, and those that are decided,
 * by whom.
 */
export const CONFLICT_LISTS = ['open', 'overridden', ...CONFLICT_DECIDERS] as const;
type ConflictListName = (typeof CONFLICT_LISTS)[number];

export interface ConflictListQuery extends ListQuery<ConflictListName> {
  state: ConflictListName;
  further: Readonly<Record<string, string>>;
}

/** A list of conflicts. */
export type ConflictsQuery = ConflictListQuery & {
  state: Exclude<ConflictListName, 'overridden'>;
};

export const isOfConflicts = (query: ConflictListQuery): query is ConflictsQuery =>
  query.state !== 'overridden';

/** Reads the query from the address and ignores invalid values. */
export function conflictListQuery(address: AddressQuery): ConflictListQuery {
  const query = listQuery(address, CONFLICT_LISTS);
  const { field } = address;
  const isField = typeof field === 'string' && field !== '';
  return { ...query, state: query.state ?? 'open', further: isField ? { field } : {} };
}

/** The same list limited to a field, from its first page. */
export const ofField = (
  query: ConflictListQuery,
  field: string | undefined,
): ConflictListQuery => ({
  ...query,
  page: 1,
  further: field === undefined ? {} : { field },
});
