import { useEffect, useState } from 'react';
import type { FormEvent } from 'react';
import { Box, Flex, LinkButton, Searchbar } from '@strapi/design-system';
import { Link, useNavigate } from 'react-router-dom';
import { LONGEST_SEARCH, STREAMS } from '../../../../server/src/contracts';
import { searchOf } from './listQueries';
import type { ListQuery } from './listQueries';
import { ChoiceFilter } from '../components/Choice';
import { useText } from '../words/useText';

interface SearchFilterProps {
  query: ListQuery<string>;
  label: string;
  /** Says what the search covers. */
  hint: string;
}

export function SearchFilter({ query, label, hint }: SearchFilterProps) {
  const text = useText();
  const navigate = useNavigate();
  const { q = '' } = query;
  const [typed, setTyped] = useState(q);
  useEffect(() => setTyped(q), [q]);
  const search = (text: string) =>
    navigate({ search: searchOf({ ...query, q: text.trim() || undefined, page: 1 }) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    search(typed);
  };
  return (
    <Box tag="form" role="search" onSubmit={submit} width="36rem" maxWidth="100%">
      <Searchbar
        name="q"
        maxLength={LONGEST_SEARCH}
        size="S"
        value={typed}
        placeholder={hint}
        clearLabel={text('filter.search.clear')}
        onChange={(event) => setTyped(event.target.value)}
        onClear={() => {
          setTyped('');
          search('');
        }}
      >
        {label}
      </Searchbar>
    </Box>
  );
}

/** Why a list is empty: the search found nothing, or the list's own reason. */
export function useWhyEmpty({ q }: ListQuery<string>): (whenNotSearched: string) => string {
  const text = useText();
  return (whenNotSearched) =>
    q === undefined ? whenNotSearched : text('filter.search.nothing', { q });
}

/** Limits a list to what came from contacts or from orders. */
export function StreamFilter({ query }: { query: ListQuery<string> }) {
  const text = useText();
  const navigate = useNavigate();
  const choose = (stream: ListQuery['stream']) =>
    navigate({ search: searchOf({ ...query, stream, page: 1 }) });
  return (
    <ChoiceFilter
      label={text('filter.stream')}
      whenAll={text('filter.allStreams')}
      clearLabel={text('filter.clearStream')}
      chosen={query.stream}
      options={STREAMS.map((stream) => ({ id: stream, text: text(`stream.${stream}`) }))}
      onChoose={choose}
    />
  );
}

/** A state in a list's filter; `undefined` stands for all states. */
export interface StateChoice {
  state: string | undefined;
  text: string;
  count?: number;
}

interface StateFilterProps {
  query: ListQuery<string>;
  choices: readonly StateChoice[];
}

/** The states of a list as links, so that each can be opened, shared and revisited. */
export function StateFilter({ query, choices }: StateFilterProps) {
  const text = useText();
  return (
    <Flex tag="ul" gap={2} wrap="wrap" aria-label={text('filter.state')}>
      {choices.map((choice) => (
        <li key={choice.state ?? ''}>
          <StateLink choice={choice} query={query} />
        </li>
      ))}
    </Flex>
  );
}

function StateLink({ choice, query }: { choice: StateChoice; query: ListQuery<string> }) {
  const text = useText();
  const { count, state, text: name } = choice;
  const isChosen = state === query.state;
  return (
    <LinkButton
      tag={Link}
      size="S"
      variant={isChosen ? 'secondary' : 'tertiary'}
      aria-current={isChosen ? 'true' : undefined}
      to={{ search: searchOf({ ...query, state, page: 1 }) }}
    >
      {count === undefined ? name : text('filter.counted', { text: name, count })}
    </LinkButton>
  );
}
