import { Flex, Link } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Link as RouterLink } from 'react-router-dom';
import type { BulkJobCost, BulkJobDetails, UndoRefusal } from '../../../../server/src/contracts';
import { Fact } from '../../shared/components/Fact';
import { Moment } from '../../shared/time/Moment';
import { Line } from '../../shared/components/Line';
import { Notice } from '../../shared/components/Notice';
import { ProgressLine } from '../../shared/components/ProgressLine';
import { CallsCost, EstimateBasis } from '../../shared/calls/CallsCost';
import { FailureWords } from '../../shared/reasons/FailureWords';
import { useTextIfAny } from '../../shared/words/useTextIfAny';
import { useText } from '../../shared/words/useText';
import { useFieldNames } from '../../shared/fields/useFieldNames';
import { PLACES } from '../../shared/places';
import { useInstitutions } from '../institutions';
import { advanceOf, costShown, hasLapsed, namedCounts, sentBeforeUndo } from './bulkJobs';

const MAX_SHOWN = 20;

/** The contacts that an undo left unchanged because of an error. A person should check them. */
function UndoRefused({ job: { undoRefused } }: { job: BulkJobDetails }) {
  const text = useText();
  if (undoRefused.length === 0) return null;
  return (
    <Notice tone="warning" title={text('undo.refused.title')}>
      <Line>{text('undo.refused.advice')}</Line>
      <ul>
        {undoRefused.slice(0, MAX_SHOWN).map((refusal) => (
          <li key={`${refusal.contactDocumentId}/${refusal.field ?? ''}/${refusal.at}`}>
            <Refusal refusal={refusal} />
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function Refusal({ refusal }: { refusal: UndoRefusal }) {
  const text = useText();
  const { nameOf } = useFieldNames();
  const { at, code, contactDocumentId, field } = refusal;
  const said = { code, when: <Moment at={at} tense="past" /> };
  return (
    <Line>
      <Link tag={RouterLink} to={PLACES.contact(contactDocumentId)}>
        {contactDocumentId}
      </Link>{' '}
      {field !== null && `${nameOf(field)} `}
      {text('failure.code', said)}
    </Line>
  );
}

export function BulkJobFacts({ job }: { job: BulkJobDetails }) {
  const text = useText();
  const { costs, failure, kind } = job;
  const sent = sentBeforeUndo(job);
  const isOfReads = kind === 'pull';
  const isRetried = job.state === 'running' || job.state === 'undoing';
  // The counts of a dry run stand with the plan.
  const counts = job.state === 'planned' ? [] : namedCounts(job.counts);
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      {job.state === 'waiting' && (
        <Line>{text(isOfReads ? 'bulkJob.waiting.pull' : 'bulkJob.waiting.explained')}</Line>
      )}
      {failure !== null && (
        <Notice
          tone={isRetried ? 'warning' : 'danger'}
          title={text(isRetried ? 'bulkJob.failure.retried' : 'bulkJob.failure.title')}
        >
          <FailureWords failure={failure} />
          {!isRetried && <Line>{text('bulkJob.failure.advice')}</Line>}
        </Notice>
      )}
      <UndoRefused job={job} />
      {hasLapsed(job) && <Line>{text('bulkJob.lapsed')}</Line>}
      {sent > 0 && <Line>{text('bulkJob.lapsed.sent', { sent })}</Line>}
      {/* What an AI client wrote was there at once, and is sent like any other change. */}
      {job.startedAt !== null && kind !== 'aiClient' && !hasLapsed(job) && <Progress job={job} />}
      {costs.length + counts.length > 0 && (
        <Flex tag="dl" gap={8} wrap="wrap" alignItems="flex-start">
          {costs.map((cost) => (
            <Cost key={cost.institution} cost={cost} job={job} />
          ))}
          {counts.map(([name, count]) => (
            <Count key={name} name={name} count={count} />
          ))}
        </Flex>
      )}
    </Flex>
  );
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

function Cost({ cost, job }: { cost: BulkJobCost; job: BulkJobDetails }) {
  const text = useText();
  const { nameOf } = useInstitutions();
  const institution = nameOf(cost.institution);
  const { hasEnd, name } = costShown(job);
  return (
    <Fact name={text(name, { institution })}>
      <CallsCost cost={cost} hasEnd={hasEnd} />
      <EstimateBasis cost={cost} />
    </Fact>
  );
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
