import { Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { BookingObstacle } from '../../../../server/src/contracts';
import { message } from '../../translations/message';

/** What stands against submitting, and what can be done about it. */
export function ObstacleText({ obstacle }: { obstacle: BookingObstacle }) {
  const words = useObstacleWords();
  return (
    <Typography tag="p" variant="pi" textColor="danger600">
      {words(obstacle)}
    </Typography>
  );
}

export function useObstacleWords(): (obstacle: BookingObstacle) => string {
  const { formatMessage } = useIntl();
  return ({ code, limit }) =>
    formatMessage(message(`booking.compose.obstacle.${code}`), { limit: limit ?? 0 });
}
