import { useRef } from 'react';
import { Flex, Typography } from '@strapi/design-system';
import {
  MATCH_REVIEW_STATES,
  type MatchReviewState,
  type GetMatchReviews,
} from '../../../../server/src/contracts';
import { SearchFilter, StateFilter, useWhyEmpty } from '../../shared/lists/ListFilters';
import { InstitutionFilter } from '../institutions';
import { ListPage } from '../../shared/lists/ListPage';
import { Loaded } from '../../shared/components/Loaded';
import { Screen } from '../../shared/components/Screen';
import { useListQuery } from '../../shared/lists/useListQuery';
import { useAllowed } from '../../shared/permissions/useAllowed';
import { useQuietPolling, useReadOnReturn } from '../../shared/hooks/useQuietPolling';
import type { ListQuery } from '../../shared/lists/listQueries';
import { useGetMatchReviewsQuery } from './matchReviewsApi';
import { useText } from '../../shared/words/useText';
import { MatchReviewCard } from './MatchReviewCard';

/** Match reviews: who an unknown number is, and whether two contacts are the same. */
export function MatchReviewsScreen() {
  const text = useText();
  const address = useListQuery(MATCH_REVIEW_STATES);
  const query = { ...address, state: address.state ?? 'open' };
  const reviews = useGetMatchReviewsQuery(query, useQuietPolling());
  useReadOnReturn(reviews.refetch);
  const choices = MATCH_REVIEW_STATES.map((state) => ({
    state,
    text: text(`matchReview.state.${state}`),
  }));
  return (
    <Screen title={text('matchReviews.title')} subtitle={text('matchReviews.subtitle')}>
      <Flex gap={4} paddingBottom={4} wrap="wrap">
        <StateFilter query={query} choices={choices} />
        <SearchFilter
          query={query}
          label={text('matchReviews.search')}
          hint={text('matchReviews.search.hint')}
        />
        <InstitutionFilter query={query} />
      </Flex>
      <Loaded query={reviews}>{(page) => <MatchReviews page={page} query={query} />}</Loaded>
    </Screen>
  );
}

function MatchReviews({
  page,
  query,
}: {
  page: GetMatchReviews.Response;
  query: ListQuery<MatchReviewState> & { state: MatchReviewState };
}) {
  const text = useText();
  const whyEmpty = useWhyEmpty(query);
  const mayDecide = useAllowed('decideMatches');
  const count = useRef<HTMLHeadingElement>(null);
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      {/* Takes the focus when its match review is answered. */}
      <Typography ref={count} tabIndex={-1} variant="delta" tag="h2">
        {text('matchReviews.count', { count: page.meta.pagination.total })}
      </Typography>
      <ListPage
        rowCount={page.data.length}
        query={query}
        pagination={page.meta.pagination}
        whenEmpty={whyEmpty(text(`matchReviews.empty.${query.state}`))}
      >
        <Flex tag="ul" direction="column" alignItems="stretch" gap={4}>
          {page.data.map((review) => (
            <li key={review.id}>
              <MatchReviewCard
                review={review}
                mayDecide={mayDecide.at(review.institution)}
                onAnswered={() => count.current?.focus()}
              />
            </li>
          ))}
        </Flex>
      </ListPage>
    </Flex>
  );
}
