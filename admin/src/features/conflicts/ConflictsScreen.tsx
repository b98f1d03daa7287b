import { useMemo } from 'react';
import { useQueryParams } from '@strapi/strapi/admin';
import type { GetConflicts } from '../../../../server/src/contracts';
import { Loaded } from '../../shared/components/Loaded';
import { Screen } from '../../shared/components/Screen';
import { useAllowed } from '../../shared/permissions/useAllowed';
import { useQuietPolling, useReadOnReturn } from '../../shared/hooks/useQuietPolling';
import { useText } from '../../shared/words/useText';
import { ConflictFilters } from './ConflictFilters';
import { ConflictPage } from './ConflictPage';
import { conflictListQuery, isOfConflicts, type ConflictsQuery } from './conflictQuery';
import { useGetConflictsQuery } from './conflictsApi';
import { DecidedConflicts } from './DecidedConflicts';
import { OpenConflicts } from './OpenConflicts';
import { OverriddenList } from './OverriddenList';
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
  const mayDecide = useAllowed('decideConflicts');
  const { decide, refusals } = useDecide();
  const rows = { conflicts: page.data, mayDecideAt: mayDecide.at, decide };
  return (
    <ConflictPage
      query={query}
      page={page}
      whenFiltered={text('conflicts.empty.filtered')}
      refusals={refusals}
      whenRefused={text('conflicts.refused', { count: refusals.length })}
      rules={query.state === 'open' && <RulesInForce institution={query.institution} />}
    >
      {query.state === 'open' ? (
        <OpenConflicts {...rows} />
      ) : (
        <DecidedConflicts by={query.state} {...rows} />
      )}
    </ConflictPage>
  );
}
