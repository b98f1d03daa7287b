import type { BookingObstacle } from '../../../../../server/src/contracts';
import { useText } from '../../../shared/words/useText';

/** Describes an obstacle to submitting, and how to remove it. */
export function useObstacleWords(): (obstacle: BookingObstacle) => string {
  const text = useText();
  return ({ code, limit }) => text(`booking.obstacle.${code}`, { limit: limit ?? 0 });
}
