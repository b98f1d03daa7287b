import { Box, Flex, Typography } from '@strapi/design-system';
import { useMemo } from 'react';
import { useQueryParams } from '@strapi/strapi/admin';
import type { GetConflicts } from '../../../../server/src/contracts';
import { Loaded } from '../../shared/components/Loaded';
import { Screen } from '../../shared/components/Screen';
import { useFocusKept } from '../../shared/hooks/useFocusKept';
import { useAllowed } from '../../shared/permissions/useAllowed';
import { useQuietPolling, useReadOnReturn } from '../../shared/hooks/useQuietPolling';
import { useWhyEmpty } from '../../shared/lists/ListFilters';
import { ListPage } from '../../shared/lists/ListPage';
import { AtHome } from '../../shared/time/AtVenue';
import { useText } from '../../shared/words/useText';
import { ConflictFilters } from './ConflictFilters';
import { conflictListQuery, isOfConflicts, type ConflictsQuery } from './conflictQuery';
import { useGetConflictsQuery } from './conflictsApi';
import { DecidedConflicts } from './DecidedConflicts';
import { OpenConflicts } from './OpenConflicts';
import { OverriddenList } from './OverriddenList';
import { Refusals } from './Refusals';
import { RulesInForce } from './RulesInForce';
import { useDecide } from './useDecide';

/**
 * Conflicts that wait for a person, those that a rule or a person decided, and edits of persons that
 * S-360 replaced.
 */
export function ConflictsScreen() {
  const text = useText();
  const [{ query: address }] = useQueryParams();
  const query = useMemo(() => conflictListQuery(address), [address]);
  return (
    <Screen title={text('conflicts.title')} subtitle={text('conflicts.subtitle')}>
      {isOfConflicts(query) ? <ConflictList query={query} /> : <OverriddenList query={query} />}
    </Screen>
  );
}

function ConflictList({ query }: { query: ConflictsQuery }) {
  const conflicts = useGetConflictsQuery(query, useQuietPolling());
  useReadOnReturn(conflicts.refetch);
  return (
    <>
      <ConflictFilters query={query} rows={conflicts.currentData?.data} />
      <Loaded query={conflicts}>{(page) => <Conflicts page={page} query={query} />}</Loaded>
    </>
  );
}

function Conflicts({ page, query }: { page: GetConflicts.Response; query: ConflictsQuery }) {
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
      <Refusals title={text('conflicts.refused', { count: refusals.length })} refusals={refusals} />
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
