import { useIntl } from 'react-intl';
import type { BulkJobCost } from '../../../../server/src/contracts';
import { Line } from '../components/Line';
import { useNow } from '../time/useNow';
import { useText } from '../words/useText';
import { timeTaken } from './timeTaken';

/** The calls that something costs, and when the last one would be made. */
type Cost = Pick<BulkJobCost, 'calls' | 'finishedAt' | 'basis'>;

const MINUTE_MS = 60_000;

/**
 * The number of calls, how long they take, and when the last one would be made; without that time
 * where nobody is about to begin them.
 */
export function CallsCost({
  cost: { calls, finishedAt },
  hasEnd = true,
}: {
  cost: Cost;
  hasEnd?: boolean;
}) {
  return useCallsCost(hasEnd)(calls, finishedAt);
}

export function useCallsCost(hasEnd = true): (calls: number, finishedAt: string | null) => string {
  const { formatDate } = useIntl();
  const text = useText();
  const nowMs = useNow(MINUTE_MS);
  return (calls, finishedAt) => {
    if (finishedAt === null) return text('calls.cost.never', { calls });
    const { count, unit } = timeTaken(Date.parse(finishedAt) - nowMs);
    const taken = text('calls.cost.taken', { calls, count, unit });
    if (!hasEnd) return taken;
    const end = formatDate(finishedAt, { dateStyle: 'medium', timeStyle: 'short' });
    return text('calls.cost', { taken, end });
  };
}

/** What an estimate rests on, so that a reader can tell why it may be wrong. */
export function EstimateBasis({ cost: { basis } }: { cost: Cost }) {
  const text = useText();
  if (basis === null) return null;
  const { ahead, limitedBy, perMinute } = basis;
  return (
    <>
      <Line muted>
        {limitedBy === 'quota' || perMinute === null
          ? text('calls.basis.quota')
          : text('calls.basis.windows', { perMinute })}
      </Line>
      <Line muted>{text('calls.basis.others', { ahead })}</Line>
    </>
  );
}
