import { useRef } from 'react';
import { Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { CandidateState, GetCandidates } from '../../../../server/src/contracts';
import { StateFilter } from '../../shared/lists/ListFilters';
import { InstitutionFilter } from '../institutions';
import { ListPage } from '../../shared/lists/ListPage';
import { Loaded } from '../../shared/components/Loaded';
import { Screen } from '../../shared/components/Screen';
import { useListQuery } from '../../shared/lists/useListQuery';
import { useMayDecideMatches } from '../../shared/hooks/usePermissions';
import { useQuietPolling, useReadOnReturn } from '../../shared/hooks/useQuietPolling';
import type { ListQuery } from '../../shared/lists/listQueries';
import { QUESTION_STATES } from './matching';
import { useGetCandidatesQuery } from './candidatesApi';
import { message } from '../../translations/message';
import { QuestionCard } from './QuestionCard';

/** Questions of identity: who an unknown number is, and whether two contacts are one. */
export function QuestionsScreen() {
  const { formatMessage } = useIntl();
  const address = useListQuery(QUESTION_STATES);
  const query = { ...address, state: address.state ?? 'open' };
  const questions = useGetCandidatesQuery(query, useQuietPolling());
  useReadOnReturn(questions.refetch);
  const choices = QUESTION_STATES.map((state) => ({
    state,
    text: formatMessage(message(`question.state.${state}`)),
  }));
  return (
    <Screen
      title={formatMessage(message('questions.title'))}
      subtitle={formatMessage(message('questions.subtitle'))}
    >
      <Flex gap={4} paddingBottom={4} wrap="wrap">
        <StateFilter query={query} choices={choices} />
        <InstitutionFilter query={query} />
      </Flex>
      <Loaded query={questions}>{(page) => <Questions page={page} query={query} />}</Loaded>
    </Screen>
  );
}

function Questions({
  page,
  query,
}: {
  page: GetCandidates.Response;
  query: ListQuery<CandidateState> & { state: CandidateState };
}) {
  const { formatMessage } = useIntl();
  const mayDecide = useMayDecideMatches();
  const count = useRef<HTMLHeadingElement>(null);
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      {/* Takes the focus when the question that had it is answered. */}
      <Typography ref={count} tabIndex={-1} variant="delta" tag="h2">
        {formatMessage(message('questions.count'), { count: page.meta.pagination.total })}
      </Typography>
      <ListPage
        rowCount={page.data.length}
        query={query}
        pagination={page.meta.pagination}
        whenEmpty={formatMessage(message(`questions.empty.${query.state}`))}
      >
        <Flex tag="ul" direction="column" alignItems="stretch" gap={4}>
          {page.data.map((question) => (
            <li key={question.id}>
              <QuestionCard
                question={question}
                mayDecide={mayDecide}
                onAnswered={() => count.current?.focus()}
              />
            </li>
          ))}
        </Flex>
      </ListPage>
    </Flex>
  );
}
