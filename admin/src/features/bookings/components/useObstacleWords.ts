import { useIntl } from 'react-intl';
import type { BookingObstacle } from '../../../../../server/src/contracts';
import { message } from '../../../translations/message';

/** Says what stands against submitting, and what can be done about it. */
export function useObstacleWords(): (obstacle: BookingObstacle) => string {
  const { formatMessage } = useIntl();
  return ({ code, limit }) =>
    formatMessage(message(`booking.obstacle.${code}`), { limit: limit ?? 0 });
}
