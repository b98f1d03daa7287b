import { Box, Flex } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { BulkJobCost, BulkJobCounts, BulkJobDetails } from '../../../../server/src/contracts';
import { Fact } from '../../shared/components/Fact';
import { Moment } from '../../shared/time/Moment';
import { Line, Notice } from '../../shared/components/Notice';
import { ProgressLine } from '../../shared/components/ProgressLine';
import { useInstitutions } from '../institutions';
import { filePlanOf } from './fileColumns';
import { ReasonText } from '../../shared/reasons/ReasonText';
import { advanceOf, namedCounts } from './bulkJobs';
import { useTextIfAny } from '../../shared/words/useTextIfAny';
import { useText } from '../../shared/words/useText';
import { UndoRefused } from './UndoRefused';
import { useAuthorName } from './useAuthorName';

/** The kind, cost and progress of a bulk job. */
export function BulkJobFacts({ job }: { job: BulkJobDetails }) {
  const text = useText();
  const { costs, failure, kind } = job;
  const isOfReads = kind === 'pull';
  const counts = namedCounts(countsOf(job));
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      {job.state === 'waiting' && (
        <Line>{text(isOfReads ? 'bulkJob.waiting.pull' : 'bulkJob.waiting.explained')}</Line>
      )}
      {failure !== null && (
        <Notice tone="danger" title={text('bulkJob.failure.title')}>
          <Line>
            <ReasonText reason={failure.reason} />
          </Line>
          <Line muted>
            {text('failure.code', {
              code: failure.code,
              when: <Moment at={failure.at} tense="past" />,
            })}
          </Line>
          <Line>{text('bulkJob.failure.advice')}</Line>
        </Notice>
      )}
      <UndoRefused job={job} />
      {job.startedAt !== null && <Progress job={job} />}
      {costs.length + counts.length > 0 && (
        <Flex tag="dl" gap={8} wrap="wrap" alignItems="flex-start">
          {costs.map((cost) => (
            <Cost key={cost.institution} cost={cost} isRead={isOfReads} />
          ))}
          {counts.map(([name, count]) => (
            <Count key={name} name={name} count={count} />
          ))}
        </Flex>
      )}
      <Decisions job={job} />
    </Flex>
  );
}

/** The counts so far; before the start, the counts of the dry run. */
function countsOf(job: BulkJobDetails): BulkJobCounts {
  return job.state === 'planned' ? (filePlanOf(job)?.counts ?? {}) : job.counts;
}

function Progress({ job }: { job: BulkJobDetails }) {
  const text = useText();
  const { expectedEnd, failed, inDoubt, perMinute } = job.progress;
  const { done, of, percent, total } = advanceOf(job);
  const isStopped = job.state === 'failed' || job.state === 'undoFailed';
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Line>{text(`bulkJob.progress.${of}`, { done, total, percent })}</Line>
      <ProgressLine value={percent} $color={isStopped ? 'danger600' : 'primary600'} />
      {perMinute !== null && job.state === 'running' && (
        <Line muted>{text('bulkJob.rate', { perMinute })}</Line>
      )}
      {expectedEnd !== null && job.state === 'running' && (
        <Line muted>
          {text('bulkJob.expectedEnd', {
            when: <Moment at={expectedEnd} tense="future" />,
          })}
        </Line>
      )}
      {failed + inDoubt > 0 && <Line>{text('bulkJob.troubles', { failed, inDoubt })}</Line>}
    </Flex>
  );
}

function Cost({ cost, isRead }: { cost: BulkJobCost; isRead: boolean }) {
  const text = useText();
  const { nameOf } = useInstitutions();
  const institution = nameOf(cost.institution);
  const name = isRead ? 'bulkJob.cost.read' : 'bulkJob.cost';
  return (
    <Fact name={text(name, { institution })}>
      <CallsAndEnd cost={cost} />
    </Fact>
  );
}

/** The number of calls, and when the last one would be made. */
export function CallsAndEnd({ cost: { calls, days, finishedAt } }: { cost: BulkJobCost }) {
  const { formatDate } = useIntl();
  const text = useText();
  if (days === null || finishedAt === null) return text('bulkJob.cost.never', { calls });
  const end = formatDate(finishedAt, { dateStyle: 'medium' });
  return text('bulkJob.cost.days', { calls, days, end });
}

function Count({ name, count }: { name: string; count: number }) {
  const { formatNumber } = useIntl();
  return <Fact name={useCountName()(name)}>{formatNumber(count)}</Fact>;
}

/** Names the counts of a bulk job. A count that the panel does not know keeps the server's name. */
export function useCountName(): (name: string) => string {
  const textIfAny = useTextIfAny();
  return (name) => textIfAny(`bulkJob.count.${name}`) ?? name;
}

function Decisions({ job: { decisions } }: { job: BulkJobDetails }) {
  const text = useText();
  const textIfAny = useTextIfAny();
  const nameOf = useAuthorName();
  if (decisions.length === 0) return null;
  return (
    <Box tag="ul">
      {decisions.map(({ at, author, authorName, event }) => (
        <li key={`${at}/${event}`}>
          <Line muted>
            {text('bulkJob.decision', {
              event: textIfAny(`bulkJob.event.${event}`) ?? event,
              author: nameOf({ author, authorName }),
              when: <Moment at={at} tense="past" />,
            })}
          </Line>
        </li>
      ))}
    </Box>
  );
}
