import { Flex } from '@strapi/design-system';
import type { Booking, BookingObstacle } from '../../../../../server/src/contracts';
import { lineInWords } from '../model/lineWords';
import { useText } from '../../../shared/words/useText';
import { Line } from '../../../shared/components/Line';
import { Notice } from '../../../shared/components/Notice';
import { useObstacleWords } from '../components/useObstacleWords';

export function ObstacleList({ booking }: { booking: Pick<Booking, 'lines' | 'obstacles'> }) {
  const text = useText();
  const { lines, obstacles } = booking;
  return (
    <Notice tone="warning" title={text('booking.obstacles')}>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={1}>
        {obstacles.map((obstacle, index) => (
          <li key={`${obstacle.code}/${obstacle.line}/${index}`}>
            <Obstacle obstacle={obstacle} lines={lines} />
          </li>
        ))}
      </Flex>
    </Notice>
  );
}

interface ObstacleProps {
  obstacle: BookingObstacle;
  lines: Booking['lines'];
}

function Obstacle({ obstacle, lines }: ObstacleProps) {
  const words = useObstacleWords();
  const about = obstacle.line === null ? undefined : lines[obstacle.line];
  const text = words(obstacle);
  return <Line>{about === undefined ? text : `${lineInWords(about)}: ${text}`}</Line>;
}
