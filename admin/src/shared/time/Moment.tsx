import { useIntl } from 'react-intl';
import { useNow } from './useNow';
import { relativeTime } from './relativeTime';

const AGEING_STEP_MS = 10_000;

/**
 * A moment as people say it ("5 minutes ago"), with the exact time on hover. Clocks of server and
 * browser differ: what is past is never shown as still to come, nor the reverse.
 */
export function Moment({ at, tense }: { at: string; tense: 'past' | 'future' }) {
  const { formatDate, formatRelativeTime } = useIntl();
  const nowMs = useNow(AGEING_STEP_MS);
  const { value, unit } = relativeTime(at, nowMs);
  const shown = tense === 'past' ? Math.min(value, 0) : Math.max(value, 0);
  return (
    <time dateTime={at} title={formatDate(at, { dateStyle: 'medium', timeStyle: 'medium' })}>
      {formatRelativeTime(shown, shown === value ? unit : 'second', { numeric: 'auto' })}
    </time>
  );
}
