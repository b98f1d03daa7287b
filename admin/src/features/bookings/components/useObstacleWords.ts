import { useIntl } from 'react-intl';
import type { BookingObstacle } from '../../../../../server/src/contracts';
import { message } from '../../../translations/message';

/** Describes an obstacle to submitting, and how to remove it. */
export function useObstacleWords(): (obstacle: BookingObstacle) => string {
  const { formatMessage } = useIntl();
  return ({ code, limit }) =>
    formatMessage(message(`booking.obstacle.${code}`), { limit: limit ?? 0 });
}
