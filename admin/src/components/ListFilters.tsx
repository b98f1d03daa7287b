import { Box, Flex, LinkButton, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Link, useNavigate } from 'react-router-dom';
import { useInstitutions } from '../hooks/useInstitutions';
import { searchOf, STREAMS } from '../overview/listQueries';
import type { ListQuery } from '../overview/listQueries';
import { message } from '../translations/message';

/** Shows a list for one institution only. Where there is just one there is nothing to choose. */
export function InstitutionFilter({ query }: { query: ListQuery<string> }) {
  const { formatMessage } = useIntl();
  const navigate = useNavigate();
  const { institutions } = useInstitutions();
  const choose = (institution: string | undefined) =>
    navigate({ search: searchOf({ ...query, institution, page: 1 }) });
  if (institutions.length < 2) return null;
  return (
    <Box minWidth="20rem">
      <SingleSelect
        size="S"
        aria-label={formatMessage(message('filter.institution'))}
        placeholder={formatMessage(message('filter.allInstitutions'))}
        clearLabel={formatMessage(message('filter.clear'))}
        value={query.institution ?? null}
        onChange={(code) => choose(String(code))}
        onClear={() => choose(undefined)}
      >
        {institutions.map(({ code, name }) => (
          <SingleSelectOption key={code} value={code}>
            {name}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Box>
  );
}

/** Shows only what came of contacts, or only of orders. */
export function StreamFilter({ query }: { query: ListQuery<string> }) {
  const { formatMessage } = useIntl();
  const navigate = useNavigate();
  const choose = (stream: ListQuery['stream']) =>
    navigate({ search: searchOf({ ...query, stream, page: 1 }) });
  return (
    <Box minWidth="20rem">
      <SingleSelect
        size="S"
        aria-label={formatMessage(message('filter.stream'))}
        placeholder={formatMessage(message('filter.allStreams'))}
        clearLabel={formatMessage(message('filter.clearStream'))}
        value={query.stream ?? null}
        onChange={(chosen) => choose(STREAMS.find((stream) => stream === chosen))}
        onClear={() => choose(undefined)}
      >
        {STREAMS.map((stream) => (
          <SingleSelectOption key={stream} value={stream}>
            {formatMessage(message(`stream.${stream}`))}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Box>
  );
}

/** A state by which a list can be filtered; `undefined` stands for all of them. */
export interface StateChoice {
  state: string | undefined;
  text: string;
  count?: number;
}

interface StateFilterProps {
  query: ListQuery<string>;
  choices: readonly StateChoice[];
}

/** The states of a list as links, so that each can be opened, shared and gone back to. */
export function StateFilter({ query, choices }: StateFilterProps) {
  const { formatMessage } = useIntl();
  return (
    <Flex tag="ul" gap={2} wrap="wrap" aria-label={formatMessage(message('filter.state'))}>
      {choices.map((choice) => (
        <li key={choice.state ?? ''}>
          <StateLink choice={choice} query={query} />
        </li>
      ))}
    </Flex>
  );
}

function StateLink({ choice, query }: { choice: StateChoice; query: ListQuery<string> }) {
  const { formatMessage } = useIntl();
  const { count, state, text } = choice;
  const isChosen = state === query.state;
  return (
    <LinkButton
      tag={Link}
      size="S"
      variant={isChosen ? 'secondary' : 'tertiary'}
      aria-current={isChosen ? 'true' : undefined}
      to={{ search: searchOf({ ...query, state, page: 1 }) }}
    >
      {count === undefined ? text : formatMessage(message('filter.counted'), { text, count })}
    </LinkButton>
  );
}
