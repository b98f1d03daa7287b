import { useIntl } from 'react-intl';
import { useExactMoment } from './ExactMoment';
import { useNow } from './useNow';
import { relativeTime } from './relativeTime';

const AGEING_STEP_MS = 10_000;

/**
 * A moment in relative words ("5 minutes ago"); hovering shows the exact time. The clocks of
 * server and browser differ, so `tense` ensures that a past moment never appears in the future, or
 * vice versa.
 */
export function Moment({ at, tense }: { at: string; tense: 'past' | 'future' }) {
  const { formatRelativeTime } = useIntl();
  const exact = useExactMoment();
  const nowMs = useNow(AGEING_STEP_MS);
  const { value, unit } = relativeTime(at, nowMs);
  const shown = tense === 'past' ? Math.min(value, 0) : Math.max(value, 0);
  return (
    <time dateTime={at} title={exact(at)}>
      {formatRelativeTime(shown, shown === value ? unit : 'second', { numeric: 'auto' })}
    </time>
  );
}
