import { Box, Flex } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { LoadCost, LoadCounts, LoadDetails } from '../../../../server/src/contracts';
import { Fact } from '../../shared/components/Fact';
import { Moment } from '../../shared/time/Moment';
import { Line, Notice } from '../../shared/components/Notice';
import { ProgressLine } from '../../shared/components/ProgressLine';
import { useInstitutions } from '../institutions';
import { filePlanOf } from './fileColumns';
import { ReasonText } from '../../shared/words/ReasonText';
import { advanceOf, namedCounts } from './loads';
import { useTextIfAny } from '../../shared/words/useTextIfAny';
import { message } from '../../translations/message';
import { UndoRefused } from './UndoRefused';
import { useAuthorName } from './useAuthorName';

/** What a load is, costs and has done so far. */
export function LoadFacts({ load }: { load: LoadDetails }) {
  const { formatMessage } = useIntl();
  const { costs, failure, kind } = load;
  const isOfReads = kind === 'pull';
  const counts = namedCounts(countsOf(load));
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      {load.state === 'waiting' && (
        <Line>
          {formatMessage(message(isOfReads ? 'load.waiting.pull' : 'load.waiting.explained'))}
        </Line>
      )}
      {failure !== null && (
        <Notice tone="danger" title={formatMessage(message('load.failure.title'))}>
          <Line>
            <ReasonText text={failure.message} />
          </Line>
          <Line muted>
            {formatMessage(message('failure.code'), {
              code: failure.code,
              when: <Moment at={failure.at} tense="past" />,
            })}
          </Line>
          <Line>{formatMessage(message('load.failure.advice'))}</Line>
        </Notice>
      )}
      <UndoRefused load={load} />
      {load.startedAt !== null && <Progress load={load} />}
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
      <Decisions load={load} />
    </Flex>
  );
}

/** What it has counted so far; before it is started, what its dry run found. */
function countsOf(load: LoadDetails): LoadCounts {
  return load.state === 'planned' ? (filePlanOf(load)?.counts ?? {}) : load.counts;
}

function Progress({ load }: { load: LoadDetails }) {
  const { formatMessage } = useIntl();
  const { expectedEnd, failed, inDoubt, perMinute } = load.progress;
  const { done, of, percent, total } = advanceOf(load);
  const isStopped = load.state === 'failed' || load.state === 'undoFailed';
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Line>{formatMessage(message(`load.progress.${of}`), { done, total, percent })}</Line>
      <ProgressLine value={percent} $color={isStopped ? 'danger600' : 'primary600'} />
      {perMinute !== null && load.state === 'running' && (
        <Line muted>{formatMessage(message('load.rate'), { perMinute })}</Line>
      )}
      {expectedEnd !== null && load.state === 'running' && (
        <Line muted>
          {formatMessage(message('load.expectedEnd'), {
            when: <Moment at={expectedEnd} tense="future" />,
          })}
        </Line>
      )}
      {failed + inDoubt > 0 && (
        <Line>{formatMessage(message('load.troubles'), { failed, inDoubt })}</Line>
      )}
    </Flex>
  );
}

interface CostProps {
  cost: LoadCost;
  isRead: boolean;
}

function Cost({ cost: { calls, days, finishedAt, institution }, isRead }: CostProps) {
  const { formatDate, formatMessage } = useIntl();
  const { nameOf } = useInstitutions();
  return (
    <Fact
      name={formatMessage(message(isRead ? 'load.cost.read' : 'load.cost'), {
        institution: nameOf(institution),
      })}
    >
      {days === null || finishedAt === null
        ? formatMessage(message('load.cost.never'), { calls })
        : formatMessage(message('load.cost.days'), {
            calls,
            days,
            end: formatDate(finishedAt, { dateStyle: 'medium' }),
          })}
    </Fact>
  );
}

function Count({ name, count }: { name: string; count: number }) {
  const { formatNumber } = useIntl();
  return <Fact name={useCountName()(name)}>{formatNumber(count)}</Fact>;
}

/** Names what a load counts; a count that is new to the panel keeps the server's name. */
export function useCountName(): (name: string) => string {
  const textIfAny = useTextIfAny();
  return (name) => textIfAny(`load.count.${name}`) ?? name;
}

function Decisions({ load: { decisions } }: { load: LoadDetails }) {
  const { formatMessage } = useIntl();
  const textIfAny = useTextIfAny();
  const nameOf = useAuthorName();
  if (decisions.length === 0) return null;
  return (
    <Box tag="ul">
      {decisions.map(({ at, author, authorName, event }) => (
        <li key={`${at}/${event}`}>
          <Line muted>
            {formatMessage(message('load.decision'), {
              event: textIfAny(`load.event.${event}`) ?? event,
              author: nameOf({ author, authorName }),
              when: <Moment at={at} tense="past" />,
            })}
          </Line>
        </li>
      ))}
    </Box>
  );
}
