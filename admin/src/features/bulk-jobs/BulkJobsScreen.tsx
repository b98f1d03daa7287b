import { Flex, Button, VisuallyHidden } from '@strapi/design-system';
import { useRef } from 'react';
import { useNavigate } from 'react-router-dom';
import type { GetBulkJobs, BulkJobState } from '../../../../server/src/contracts';
import { StateFilter } from '../../shared/lists/ListFilters';
import { PagedTable } from '../../shared/lists/PagedTable';
import { Loaded } from '../../shared/components/Loaded';
import { Line } from '../../shared/components/Line';
import { Screen } from '../../shared/components/Screen';
import { useListQuery } from '../../shared/lists/useListQuery';
import { useAllowed } from '../../shared/permissions/useAllowed';
import { useQuietPolling, useReadOnReturn } from '../../shared/hooks/useQuietPolling';
import type { ListQuery } from '../../shared/lists/listQueries';
import { useText } from '../../shared/words/useText';
import { useAttempts } from '../../shared/hooks/useAttempts';
import { useBusy } from '../../shared/hooks/useBusy';
import { PLACES } from '../../shared/places';
import { InstitutionFilter, useGetInstitutionsQuery } from '../institutions';
import { STATES_IN_ORDER, waitingFirst } from './bulkJobs';
import { useBulkJobColumns } from './bulkJobColumns';
import { useGetBulkJobsQuery, useAddFileMutation } from './bulkJobsApi';
import { PushButton } from './PushDialog';

const WAITING = { institution: undefined, state: 'waiting', page: 1, pageSize: 100 } as const;

function useWaitingBulkJobs() {
  return useGetBulkJobsQuery(WAITING, useQuietPolling());
}

/** Uploads a file and shows it on its page, where it is checked and started. */
function FileButton() {
  const text = useText();
  const navigate = useNavigate();
  const { attempt } = useAttempts();
  const { busy, run } = useBusy();
  const [addFile] = useAddFileMutation();
  const input = useRef<HTMLInputElement>(null);
  const choose = (file: File | undefined) => {
    if (!file) return;
    void run(() => attempt(addFile({ file }).unwrap(), ({ id }) => navigate(PLACES.bulkJob(id))));
  };
  return (
    <>
      <VisuallyHidden>
        <input
          ref={input}
          type="file"
          tabIndex={-1}
          aria-hidden
          accept=".csv,.txt,.tsv,text/csv"
          onChange={(event) => choose(event.target.files?.[0])}
        />
      </VisuallyHidden>
      <Button variant="secondary" loading={busy} onClick={() => input.current?.click()}>
        {text('file.dialog.open')}
      </Button>
    </>
  );
}

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
