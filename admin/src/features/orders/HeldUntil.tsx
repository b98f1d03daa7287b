import { useIntl } from 'react-intl';
import type { OrderOfContact } from '../../../../server/src/contracts';
import { ExactMoment } from '../../shared/time/ExactMoment';

type Held = Pick<OrderOfContact, 'expiresAt' | 'institution' | 'lastDay'>;

/** Until when an order holds its seats: a moment at the venue, or a day where S-360 gives a day. */
export function HeldUntil({ order: { expiresAt, institution, lastDay } }: { order: Held }) {
  const { formatDate } = useIntl();
  if (lastDay !== null) {
    // As a moment, the day would shift with the reader's time zone.
    const day = formatDate(lastDay, { dateStyle: 'medium', timeZone: 'UTC' });
    return <time dateTime={lastDay}>{day}</time>;
  }
  return expiresAt === null ? '–' : <ExactMoment at={expiresAt} timeZone={institution.timeZone} />;
}
