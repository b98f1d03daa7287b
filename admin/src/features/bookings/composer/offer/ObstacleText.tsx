import { Typography } from '@strapi/design-system';
import type { BookingObstacle } from '../../../../../../server/src/contracts';
import { useObstacleWords } from '../../components/useObstacleWords';

/** What stands against submitting, and what can be done about it. */
export function ObstacleText({ obstacle }: { obstacle: BookingObstacle }) {
  const words = useObstacleWords();
  return (
    <Typography tag="p" variant="pi" textColor="danger600">
      {words(obstacle)}
    </Typography>
  );
}
