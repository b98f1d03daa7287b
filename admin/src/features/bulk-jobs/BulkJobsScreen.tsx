import { Flex } from '@strapi/design-system';
import type { GetBulkJobs, BulkJobState } from '../../../../server/src/contracts';
import { StateFilter } from '../../shared/lists/ListFilters';
import { InstitutionFilter, useGetInstitutionsQuery } from '../institutions';
import { PagedTable } from '../../shared/lists/PagedTable';
import { Loaded } from '../../shared/components/Loaded';
import { Line } from '../../shared/components/Line';
import { Screen } from '../../shared/components/Screen';
import { useListQuery } from '../../shared/lists/useListQuery';
import { useAllowed } from '../../shared/permissions/useAllowed';
import { useQuietPolling, useReadOnReturn } from '../../shared/hooks/useQuietPolling';
import { useWaitingBulkJobs } from './useWaitingBulkJobs';
import type { ListQuery } from '../../shared/lists/listQueries';
import { STATES_IN_ORDER, waitingFirst } from './bulkJobs';
import { useBulkJobColumns } from './bulkJobColumns';
import { useGetBulkJobsQuery } from './bulkJobsApi';
import { useText } from '../../shared/words/useText';
import { FileButton } from './FileButton';
import { PushButton } from './PushDialog';

/** Bulk jobs: many contacts that are imported, sent or read together. */
export function BulkJobsScreen() {
  const text = useText();
  const mayRun = useAllowed('runBulkJobs');
  const query = useListQuery(STATES_IN_ORDER);
  const bulkJobs = useGetBulkJobsQuery(query, useQuietPolling());
  useReadOnReturn(bulkJobs.refetch);
  return (
    <Screen title={text('bulkJobs.title')} subtitle={text('bulkJobs.subtitle')}>
      {/* Outside the header, which remounts when it becomes sticky and would close the dialogs. */}
      {mayRun.somewhere && (
        <Flex gap={2} paddingBottom={4} wrap="wrap">
          {mayRun.everywhere && <FileButton />}
          <PushButton />
          <Line muted>
            {text(mayRun.everywhere ? 'file.choose.explained' : 'file.choose.onlyForAll')}
          </Line>
          <NoInstitution />
        </Flex>
      )}
      <Flex gap={4} paddingBottom={4} wrap="wrap">
        <BulkJobStateFilter query={query} />
        <InstitutionFilter query={query} />
      </Flex>
      <Loaded query={bulkJobs}>{(page) => <Jobs page={page} query={query} />}</Loaded>
    </Screen>
  );
}

/** Why nothing can be sent to an institution. */
function NoInstitution() {
  const text = useText();
  const { data } = useGetInstitutionsQuery(undefined);
  if (data === undefined || data.length > 0) return null;
  return <Line muted>{text('push.noInstitution')}</Line>;
}

function BulkJobStateFilter({ query }: { query: ListQuery<BulkJobState> }) {
  const text = useText();
  const waiting = useWaitingBulkJobs().data?.meta.pagination.total ?? 0;
  const choices = STATES_IN_ORDER.map((state) => ({
    state,
    text: text(`bulkJob.state.${state}`),
    ...(state === 'waiting' && { count: waiting }),
  }));
  const all = { state: undefined, text: text('filter.allStates') };
  return <StateFilter query={query} choices={[all, ...choices]} />;
}

function Jobs({ page, query }: { page: GetBulkJobs.Response; query: ListQuery<BulkJobState> }) {
  const text = useText();
  const columns = useBulkJobColumns();
  const waiting = useWaitingBulkJobs().data?.data ?? [];
  const isFirstOfAll =
    query.state === undefined && query.institution === undefined && query.page === 1;
  return (
    <PagedTable
      label={text('bulkJobs.title')}
      columns={columns}
      rows={isFirstOfAll ? waitingFirst(waiting, page.data) : page.data}
      idOf={({ id }) => id}
      query={query}
      pagination={page.meta.pagination}
      whenEmpty={text(`bulkJobs.empty.${query.state ? 'state' : 'any'}`)}
    />
  );
}
