import { useMemo, useRef, useState } from 'react';
import { Flex, Typography } from '@strapi/design-system';
import { useQueryParams } from '@strapi/strapi/admin';
import { useNavigate } from 'react-router-dom';
import {
  MATCH_REVIEW_LISTS,
  MATCH_REVIEW_STATES,
  type GetMatchReviews,
  type MatchReviewStatus,
} from '../../../../server/src/contracts';
import { ChoiceFilter } from '../../shared/components/Choice';
import { SearchFilter, StateFilter, useWhyEmpty } from '../../shared/lists/ListFilters';
import { type Refusal, partedBy } from '../../shared/lists/decisions';
import { ListPage } from '../../shared/lists/ListPage';
import { Refusals } from '../../shared/lists/Refusals';
import { useSelection, DecideSelected, type Selection } from '../../shared/lists/Selection';
import { Loaded } from '../../shared/components/Loaded';
import { Screen } from '../../shared/components/Screen';
import { useAllowed } from '../../shared/permissions/useAllowed';
import { useQuietPolling, useReadOnReturn } from '../../shared/hooks/useQuietPolling';
import { searchOf } from '../../shared/lists/listQueries';
import { Line } from '../../shared/components/Line';
import { useText } from '../../shared/words/useText';
import { useAttempts } from '../../shared/hooks/useAttempts';
import { InstitutionFilter } from '../institutions';
import { useGetMatchReviewsQuery, useDecideMatchReviewsMutation } from './matchReviewsApi';
import { MatchReviewCard } from './MatchReviewCard';
import { limitedTo, requestFor, reviewsQuery, type ReviewsQuery } from './reviewsQuery';

interface AnswerSelectedProps {
  selection: Selection<MatchReviewStatus>;
  onAnswered: (refusals: readonly Refusal<MatchReviewStatus>[]) => void;
}

/** Says of the selected questions that they are about different people. */
function AnswerSelected({ onAnswered, selection }: AnswerSelectedProps) {
  const text = useText();
  const { attempt, notify } = useAttempts();
  const [decide] = useDecideMatchReviewsMutation();
  const { all, selected } = selection;
  const count = selected.length;
  const texts = {
    title: text('matchReviews.apart.title', { count }),
    effect: text('matchReviews.apart.body', effectOf(selected)),
    confirmLabel: text('matchReviews.apart'),
  };
  const onConfirm = () =>
    attempt(decide(selected.map(({ id }) => id)).unwrap(), (outcomes) => {
      const { decided, refused } = partedBy(outcomes, selected);
      onAnswered(refused);
      if (decided.length > 0)
        notify('success', text('matchReviews.apart.done', { count: decided.length }));
    });
  return (
    <DecideSelected
      selection={selection}
      label={text('matchReviews.chooseAll', { count: all.length })}
      decisions={[{ texts, onConfirm }]}
    />
  );
}

/** What the answer does: contacts that are made, pairs that stay, and calls that it costs. */
function effectOf(selected: readonly MatchReviewStatus[]) {
  const numbers = selected.filter(({ kind }) => kind === 'match');
  return {
    numbers: numbers.length,
    pairs: selected.length - numbers.length,
    // What S-360 sent is not kept any more, so that the contact is read.
    calls: numbers.filter(({ quarantinedItemId }) => quarantinedItemId === null).length,
  };
}

/** Match reviews: who an unknown number is, and whether two contacts are the same. */
export function MatchReviewsScreen() {
  const text = useText();
  const [{ query: address }] = useQueryParams();
  const query = useMemo(() => reviewsQuery(address), [address]);
  const reviews = useGetMatchReviewsQuery(requestFor(query), useQuietPolling());
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
        <KindFilter query={query} />
        <InstitutionFilter query={query} />
      </Flex>
      <Loaded query={reviews}>{(page) => <MatchReviews page={page} query={query} />}</Loaded>
    </Screen>
  );
}

function KindFilter({ query }: { query: ReviewsQuery }) {
  const text = useText();
  const navigate = useNavigate();
  return (
    <ChoiceFilter
      label={text('matchReviews.kind')}
      whenAll={text('matchReviews.kind.all')}
      chosen={query.further.kind}
      options={MATCH_REVIEW_LISTS.map((kind) => ({
        id: kind,
        text: text(`matchReviews.kind.${kind}`),
      }))}
      onChoose={(kind) => navigate({ search: searchOf(limitedTo(query, kind)) })}
    />
  );
}

interface MatchReviewsProps {
  page: GetMatchReviews.Response;
  query: ReviewsQuery;
}

function MatchReviews({ page, query }: MatchReviewsProps) {
  const text = useText();
  const whyEmpty = useWhyEmpty(query);
  const mayDecide = useAllowed('decideMatches');
  const { further, state } = query;
  const whenEmpty = further.kind === undefined ? state : 'kind';
  const count = useRef<HTMLHeadingElement>(null);
  const [refusals, setRefusals] = useState<readonly Refusal<MatchReviewStatus>[]>([]);
  const answerable = page.data.filter(
    ({ institution, state: is }) => is === 'open' && mayDecide.at(institution),
  );
  // A single question is answered on its card.
  const selection = useSelection(answerable.length > 1 ? answerable : []);
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      {/* Takes the focus when its match review is answered. */}
      <Typography ref={count} tabIndex={-1} variant="delta" tag="h2">
        {text('matchReviews.count', { count: page.meta.pagination.total })}
      </Typography>
      {state === 'open' && <Line muted>{text('matchReviews.rule')}</Line>}
      {selection.all.length > 0 && (
        <AnswerSelected
          selection={selection}
          onAnswered={(refused) => {
            selection.clear();
            setRefusals(refused);
            count.current?.focus();
          }}
        />
      )}
      <Refusals
        title={text('matchReviews.apart.refused', { count: refusals.length })}
        refusals={refusals}
        sentenceOf={({ contactNumber: number }, reason) =>
          text('matchReviews.apart.refused.one', { number, reason })
        }
      />
      <ListPage
        rowCount={page.data.length}
        query={query}
        pagination={page.meta.pagination}
        whenEmpty={whyEmpty(text(`matchReviews.empty.${whenEmpty}`))}
      >
        <Flex tag="ul" direction="column" alignItems="stretch" gap={4}>
          {page.data.map((review) => (
            <li key={review.id}>
              <MatchReviewCard
                review={review}
                selection={selection}
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
