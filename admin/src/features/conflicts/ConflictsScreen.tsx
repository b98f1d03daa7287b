import { useMemo } from 'react';
import { Box, Flex, Typography } from '@strapi/design-system';
import { useQueryParams } from '@strapi/strapi/admin';
import { useNavigate } from 'react-router-dom';
import type { GetConflicts } from '../../../../server/src/contracts';
import { ChoiceFilter } from '../../shared/components/Choice';
import { Loaded } from '../../shared/components/Loaded';
import { Screen } from '../../shared/components/Screen';
import { CONTACT_FIELDS } from '../../shared/fields/fieldKeys';
import { useFieldNames } from '../../shared/fields/useFieldNames';
import { useFocusKept } from '../../shared/hooks/useFocusKept';
import { useAllowed } from '../../shared/permissions/useAllowed';
import { useQuietPolling, useReadOnReturn } from '../../shared/hooks/useQuietPolling';
import { SearchFilter, StateFilter, useWhyEmpty } from '../../shared/lists/ListFilters';
import { ListPage } from '../../shared/lists/ListPage';
import { searchOf } from '../../shared/lists/listQueries';
import { AtHome } from '../../shared/time/AtVenue';
import { useText } from '../../shared/words/useText';
import { InstitutionFilter } from '../institutions';
import {
  CONFLICT_LISTS,
  conflictListQuery,
  ofField,
  type ConflictListQuery,
} from './conflictQuery';
import { useGetConflictsQuery } from './conflictsApi';
import { DecidedConflicts } from './DecidedConflicts';
import { OpenConflicts } from './OpenConflicts';
import { Refusals } from './Refusals';
import { RulesInForce } from './RulesInForce';
import { useDecide } from './useDecide';

/** Conflicts that wait for a person, and those that a rule or a person decided. */
export function ConflictsScreen() {
  const text = useText();
  const [{ query: address }] = useQueryParams();
  const query = useMemo(() => conflictListQuery(address), [address]);
  const conflicts = useGetConflictsQuery(query, useQuietPolling());
  useReadOnReturn(conflicts.refetch);
  const choices = CONFLICT_LISTS.map((state) => ({
    state,
    text: text(`conflicts.state.${state}`),
  }));
  return (
    <Screen title={text('conflicts.title')} subtitle={text('conflicts.subtitle')}>
      <Flex gap={4} paddingBottom={4} wrap="wrap">
        <StateFilter query={query} choices={choices} />
        <SearchFilter
          query={query}
          label={text('conflicts.search')}
          hint={text('conflicts.search.hint')}
        />
        <InstitutionFilter query={query} />
        <FieldFilter query={query} page={conflicts.currentData} />
      </Flex>
      <Loaded query={conflicts}>{(page) => <Conflicts page={page} query={query} />}</Loaded>
    </Screen>
  );
}

interface FilterProps {
  query: ConflictListQuery;
  /** A venue's own fields are known from the rows. */
  page: GetConflicts.Response | undefined;
}

function FieldFilter({ page, query }: FilterProps) {
  const text = useText();
  const { nameOf } = useFieldNames();
  const navigate = useNavigate();
  const chosen = query.further.field;
  const further = (page?.data ?? []).map(({ field }) => field);
  const fields = new Set([
    ...CONTACT_FIELDS,
    ...further,
    ...(chosen === undefined ? [] : [chosen]),
  ]);
  const options = [...fields]
    .map((field) => ({ id: field, text: nameOf(field) }))
    .sort((a, b) => a.text.localeCompare(b.text));
  return (
    <ChoiceFilter
      label={text('conflicts.column.field')}
      whenAll={text('conflicts.allFields')}
      chosen={chosen}
      options={options}
      onChoose={(field) => navigate({ search: searchOf(ofField(query, field)) })}
    />
  );
}

function Conflicts({ page, query }: { page: GetConflicts.Response; query: ConflictListQuery }) {
  const text = useText();
  const whyEmpty = useWhyEmpty(query);
  const mayDecide = useAllowed('decideConflicts');
  const { decide, refusals } = useDecide();
  const heading = useFocusKept<HTMLHeadingElement>();
  const isFiltered = query.institution !== undefined || query.further.field !== undefined;
  const empty = isFiltered
    ? 'conflicts.empty.filtered'
    : (`conflicts.empty.${query.state}` as const);
  const count = page.meta.pagination.total;
  const rows = { conflicts: page.data, mayDecideAt: mayDecide.at, decide };
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      {/* Takes the focus when its conflicts are decided. */}
      <Typography ref={heading} tabIndex={-1} variant="delta" tag="h2">
        {/* What is empty says so below. */}
        {count === 0
          ? text(`conflicts.state.${query.state}`)
          : text(`conflicts.count.${query.state}`, { count })}
      </Typography>
      {query.state === 'open' && <RulesInForce institution={query.institution} />}
      <Refusals refusals={refusals} />
      <ListPage
        rowCount={page.data.length}
        query={query}
        pagination={page.meta.pagination}
        whenEmpty={whyEmpty(text(empty))}
      >
        <AtHome>
          <Box
            background="neutral0"
            hasRadius
            shadow="tableShadow"
            marginBottom={4}
            style={{ overflowX: 'auto' }}
          >
            {query.state === 'open' ? (
              <OpenConflicts {...rows} />
            ) : (
              <DecidedConflicts by={query.state} {...rows} />
            )}
          </Box>
        </AtHome>
      </ListPage>
    </Flex>
  );
}
