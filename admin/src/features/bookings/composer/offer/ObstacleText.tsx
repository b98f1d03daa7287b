import { Typography } from '@strapi/design-system';
import type { BookingObstacle } from '../../../../../../server/src/contracts';
import { useObstacleWords } from '../../components/useObstacleWords';

/** Describes an obstacle to submitting, and how to remove it. */
export function ObstacleText({ obstacle }: { obstacle: BookingObstacle }) {
  const words = useObstacleWords();
  return (
    <Typography tag="p" variant="pi" textColor="danger600">
      {words(obstacle)}
    </Typography>
  );
}
