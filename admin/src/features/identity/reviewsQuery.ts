import { MATCH_REVIEW_LISTS, MATCH_REVIEW_STATES } from '../../../../server/src/contracts';
import type { MatchReviewList, MatchReviewState } from '../../../../server/src/contracts';
import { listQuery } from '../../shared/lists/listQueries';
import type { AddressQuery, ListQuery } from '../../shared/lists/listQueries';

/** The part of the list of match reviews that an address describes; open ones unless it says more. */
export interface ReviewsQuery extends ListQuery<MatchReviewState> {
  state: MatchReviewState;
  further: { readonly kind?: MatchReviewList } & Readonly<Record<string, string>>;
}

/** Reads the query from the address and ignores invalid values. */
export function reviewsQuery(address: AddressQuery): ReviewsQuery {
  const query = listQuery(address, MATCH_REVIEW_STATES);
  return { ...query, state: query.state ?? 'open', further: ofKind(address.kind) };
}

/** The query with only match reviews of a kind, or with all, from the first page on. */
export const limitedTo = (
  query: ReviewsQuery,
  kind: MatchReviewList | undefined,
): ReviewsQuery => ({ ...query, page: 1, further: ofKind(kind) });

/** The query as the server takes it. */
export const requestFor = ({ further, ...query }: ReviewsQuery) => ({
  ...query,
  kind: further.kind,
});

function ofKind(asked: unknown): ReviewsQuery['further'] {
  const kind = MATCH_REVIEW_LISTS.find((known) => known === asked);
  return kind === undefined ? {} : { kind };
}
