import { useId } from 'react';
import { Flex, Link, Box } from '@strapi/design-system';
import { BackButton } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { Link as RouterLink, useParams } from 'react-router-dom';
import type { BulkJobDetails } from '../../../../../server/src/contracts';
import { Card } from '../../../shared/components/Card';
import { Loaded } from '../../../shared/components/Loaded';
import { Line } from '../../../shared/components/Line';
import { Part } from '../../../shared/components/Part';
import { Screen } from '../../../shared/components/Screen';
import { StatusWord } from '../../../shared/components/StatusWord';
import { useAllowed } from '../../../shared/permissions/useAllowed';
import { useWhileVisible } from '../../../shared/hooks/useTabVisible';
import { PLACES } from '../../../shared/places';
import { Moment } from '../../../shared/time/Moment';
import { useText } from '../../../shared/words/useText';
import { useTextIfAny } from '../../../shared/words/useTextIfAny';
import { BulkJobActions } from '../BulkJobActions';
import { BulkJobAuthor } from '../BulkJobAuthor';
import { BulkJobFacts } from '../BulkJobFacts';
import { BULK_JOB_VARIANTS, differsFromDryRun, isMoving, isOpen } from '../bulkJobs';
import { useGetBulkJobQuery } from '../bulkJobsApi';
import { filePlanOf, pushPlanOf } from '../fileColumns';
import { FilePlan, PastFilePlan } from '../FilePlan';
import { PushGroups } from '../PushPlan';
import { useBulkJobSubtitle, useBulkJobTitle } from '../useBulkJobTitle';
import { useAuthorName } from '../useAuthorName';
import { FilePreparation } from './FilePreparation';
import { HeldContacts } from './HeldContacts';
import { LeftOut } from './LeftOut';

function Decisions({ job: { decisions } }: { job: BulkJobDetails }) {
  const text = useText();
  const textIfAny = useTextIfAny();
  const nameOf = useAuthorName();
  if (decisions.length === 0) return null;
  return (
    <Part title={text('bulkJob.decisions')}>
      <Box tag="ul">
        {decisions.map(({ at, author, authorName, event }) => (
          <li key={`${at}/${event}`}>
            <Line>
              {text('bulkJob.decision', {
                event: textIfAny(`bulkJob.event.${event}`) ?? event,
                author: nameOf({ author, authorName }),
                when: <Moment at={at} tense="past" />,
              })}
            </Line>
          </li>
        ))}
      </Box>
    </Part>
  );
}

/** One bulk job: what it does, what it costs, how far it is, and what may be decided about it. */
export function BulkJobScreen() {
  const text = useText();
  const titleOf = useBulkJobTitle();
  const subtitleOf = useBulkJobSubtitle();
  const { id = '' } = useParams();
  const job = useBulkJob(Number(id));
  const read = job.currentData;
  return (
    <Screen
      title={read ? titleOf(read) : text('bulkJob.title', { id })}
      subtitle={read ? subtitleOf(read) : ''}
      navigationAction={<BackButton fallback={PLACES.bulkJobs()} />}
    >
      <Loaded query={job}>{(details) => <Details job={details} />}</Loaded>
    </Screen>
  );
}

const MOVING_INTERVAL_MS = 3_000;
const RESTING_INTERVAL_MS = 15_000;

/** Polls a bulk job until it has ended, faster while it moves. */
function useBulkJob(id: number) {
  const state = useGetBulkJobQuery({ id }, { refetchOnMountOrArgChange: true }).currentData?.state;
  const isPolled = state !== undefined && isOpen(state);
  const intervalMs = state && isMoving(state) ? MOVING_INTERVAL_MS : RESTING_INTERVAL_MS;
  return useGetBulkJobQuery(
    { id },
    { pollingInterval: useWhileVisible(isPolled ? intervalMs : 0) },
  );
}

function Details({ job }: { job: BulkJobDetails }) {
  const text = useText();
  const titleId = useId();
  // A job of several institutions, or of none, is for roles without a limit.
  const mayRun = useAllowed('runBulkJobs').at(job.institution ?? '');
  return (
    <Flex direction="column" alignItems="stretch" gap={6} paddingBottom={8}>
      <Card titleId={titleId} tag="section">
        <Heading job={job} titleId={titleId} />
        <BulkJobFacts job={job} />
        {mayRun && <BulkJobActions job={job} titleId={titleId} />}
        {!mayRun && job.state === 'waiting' && (
          <Line muted>
            {text('bulkJob.waiting.others', { permission: text('permission.runBulkJobs') })}
          </Line>
        )}
        <Guarded job={job} />
        <Undoable job={job} />
      </Card>
      <Plan job={job} mayRun={mayRun} />
      <LeftOut job={job} />
      {job.kind !== 'pull' && <HeldContacts job={job} />}
      <Decisions job={job} />
    </Flex>
  );
}

function Heading({ job, titleId }: { job: BulkJobDetails; titleId: string }) {
  const text = useText();
  return (
    <Flex gap={3} wrap="wrap">
      <span id={titleId}>
        <StatusWord variant={BULK_JOB_VARIANTS[job.state]}>
          {text(`bulkJob.state.${job.state}`)}
        </StatusWord>
      </span>
      <Line muted>
        {text('bulkJob.origin', {
          author: <BulkJobAuthor key="author" job={job} />,
          when: <Moment key="when" at={job.createdAt} tense="past" />,
        })}
      </Line>
    </Flex>
  );
}

/** Where it is decided whether what an import changed is sent. */
function Guarded({ job: { guardBulkJobId } }: { job: BulkJobDetails }) {
  const text = useText();
  if (guardBulkJobId === null) return null;
  return (
    <Flex>
      <Link tag={RouterLink} to={PLACES.bulkJob(guardBulkJobId)}>
        {text('bulkJob.guarded', { id: String(guardBulkJobId) })}
      </Link>
    </Flex>
  );
}

function Undoable({ job: { undoableUntil } }: { job: BulkJobDetails }) {
  const text = useText();
  const { formatDate } = useIntl();
  if (undoableUntil === null) return null;
  const until = formatDate(undoableUntil, { dateStyle: 'medium' });
  return <Line muted>{text('bulkJob.undoable', { until })}</Line>;
}

/**
 * What the dry run has counted, until the counts of the job say the same; a file that is not started
 * is prepared here.
 */
function Plan({ job, mayRun }: { job: BulkJobDetails; mayRun: boolean }) {
  const text = useText();
  const file = filePlanOf(job);
  if (file !== null && job.state === 'planned' && mayRun)
    return <FilePreparation job={job} plan={file} />;
  if (file !== null && job.state !== 'planned')
    return <PastFilePlan plan={file} state={job.state} />;
  const isAnnounced = job.state === 'planned' || differsFromDryRun(job.state);
  const push = isAnnounced ? pushPlanOf(job) : null;
  if (file === null && push === null) return null;
  return (
    <Part title={text('bulkJob.plan')}>
      {file !== null && <FilePlan plan={file} />}
      {push !== null && <PushGroups counts={push.counts} />}
    </Part>
  );
}
