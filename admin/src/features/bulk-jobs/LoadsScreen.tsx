import { Flex } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { GetLoads, LoadState } from '../../../../server/src/contracts';
import { StateFilter } from '../../shared/lists/ListFilters';
import { InstitutionFilter } from '../institutions';
import { ListPage } from '../../shared/lists/ListPage';
import { Loaded } from '../../shared/components/Loaded';
import { Screen } from '../../shared/components/Screen';
import { useListQuery } from '../../shared/lists/useListQuery';
import { useMayRunLoads } from '../../shared/hooks/usePermissions';
import { useQuietPolling, useReadOnReturn } from '../../shared/hooks/useQuietPolling';
import { useWaitingLoads } from './useWaitingLoads';
import type { ListQuery } from '../../shared/lists/listQueries';
import { LOAD_STATES, waitingFirst } from './loads';
import { useGetLoadsQuery } from './loadsApi';
import { message } from '../../translations/message';
import { FileButton } from './FileDialog';
import { LoadCard } from './LoadCard';
import { PushButton } from './PushDialog';

/** Loads: many contacts that are written or sent as one piece of work. */
export function LoadsScreen() {
  const { formatMessage } = useIntl();
  const mayRun = useMayRunLoads();
  const query = useListQuery(LOAD_STATES);
  const loads = useGetLoadsQuery(query, useQuietPolling());
  useReadOnReturn(loads.refetch);
  return (
    <Screen
      title={formatMessage(message('loads.title'))}
      subtitle={formatMessage(message('loads.subtitle'))}
    >
      {/* Not in the header: that is made anew when it begins to stick, and would close the dialogs. */}
      {mayRun && (
        <Flex gap={2} paddingBottom={4} wrap="wrap">
          <FileButton />
          <PushButton />
        </Flex>
      )}
      <Flex gap={4} paddingBottom={4} wrap="wrap">
        <LoadStateFilter query={query} />
        <InstitutionFilter query={query} />
      </Flex>
      <Loaded query={loads}>
        {(page) => <Loads page={page} query={query} mayRun={mayRun} onMoved={loads.refetch} />}
      </Loaded>
    </Screen>
  );
}

function LoadStateFilter({ query }: { query: ListQuery<LoadState> }) {
  const { formatMessage } = useIntl();
  const waiting = useWaitingLoads().data?.meta.pagination.total ?? 0;
  const choices = LOAD_STATES.map((state) => ({
    state,
    text: formatMessage(message(`load.state.${state}`)),
    ...(state === 'waiting' && { count: waiting }),
  }));
  const all = { state: undefined, text: formatMessage(message('filter.allStates')) };
  return <StateFilter query={query} choices={[all, ...choices]} />;
}

function Loads({
  page,
  query,
  mayRun,
  onMoved,
}: {
  page: GetLoads.Response;
  query: ListQuery<LoadState>;
  mayRun: boolean;
  onMoved: () => unknown;
}) {
  const { formatMessage } = useIntl();
  const waiting = useWaitingLoads().data?.data ?? [];
  const isFirstOfAll =
    query.state === undefined && query.institution === undefined && query.page === 1;
  const loads = isFirstOfAll ? waitingFirst(waiting, page.data) : page.data;
  return (
    <ListPage
      rowCount={loads.length}
      query={query}
      pagination={page.meta.pagination}
      whenEmpty={formatMessage(message(`loads.empty.${query.state ? 'state' : 'any'}`))}
    >
      <Flex tag="ul" direction="column" alignItems="stretch" gap={4}>
        {loads.map((load) => (
          <li key={load.id}>
            <LoadCard load={load} mayRun={mayRun} onMoved={onMoved} />
          </li>
        ))}
      </Flex>
    </ListPage>
  );
}
