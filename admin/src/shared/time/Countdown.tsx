import { renewalMs, timeLeft } from './timeLeft';
import type { TimeLeft } from './timeLeft';
import { useNow } from './useNow';
import { useText } from '../words/useText';
import { useExactMoment } from './ExactMoment';

const COARSE_MS = 15_000;

interface CountdownProps {
  at: string;
  /** The time zone of the moment shown on hover; by default the user's. */
  timeZone?: string | undefined;
  title?: string;
}

/** The time left until a moment, counted down; hovering shows the moment, or the title. */
export function Countdown({ at, timeZone, title }: CountdownProps) {
  const exact = useExactMoment(timeZone);
  const left = useTimeLeft(at);
  const words = useTimeLeftWords();
  return (
    <time dateTime={at} title={title ?? exact(at)} style={{ fontVariantNumeric: 'tabular-nums' }}>
      {words(left)}
    </time>
  );
}

/** The time left, updated as often as its display changes. */
export function useTimeLeft(at: string): TimeLeft {
  const coarseMs = useNow(COARSE_MS);
  const fineMs = useNow(renewalMs(timeLeft(at, coarseMs)));
  return timeLeft(at, Math.max(coarseMs, fineMs));
}

function useTimeLeftWords(): (left: TimeLeft) => string {
  const text = useText();
  return (left) => {
    switch (left.kind) {
      case 'over':
        return text('booking.left.over');
      case 'days': {
        const { days, hours } = left;
        return text('booking.left.days', { days, hours });
      }
      case 'hours': {
        const { hours, minutes } = left;
        return text('booking.left.hours', { hours, minutes });
      }
      case 'minutes': {
        const seconds = String(left.seconds).padStart(2, '0');
        return text('booking.left.minutes', { minutes: left.minutes, seconds });
      }
    }
  };
}
