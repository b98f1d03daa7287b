import { useIntl } from 'react-intl';
import type { SeatOfOrder } from '../../../../server/src/contracts';
import { seatGroups, type SeatGroup } from './seatGroups';
import { message } from '../../translations/message';
import { Line } from '../../shared/components/Notice';

/** The seats of a line; seats that a guest holds are shown separately. */
export function Seats({ seats }: { seats: readonly SeatOfOrder[] }) {
  return seatGroups(seats).map((group) => (
    <SeatsOfGroup key={JSON.stringify(group)} group={group} />
  ));
}

function SeatsOfGroup({ group }: { group: SeatGroup }) {
  const { formatList, formatMessage } = useIntl();
  const { area, count, entrance, isTheirs, row, seats } = group;
  const numbers = formatList(seats, { type: 'unit' });
  const words = [
    area,
    row !== null && formatMessage(message('orders.seats.row'), { row }),
    count > 0 && formatMessage(message('orders.seats.numbers'), { count, numbers }),
    entrance !== null && formatMessage(message('orders.seats.entrance'), { entrance }),
  ].filter((word) => word !== false && word !== null);
  const where = words.join(', ');
  return (
    <Line muted={!isTheirs}>
      {isTheirs ? formatMessage(message('orders.seats.theirs'), { where }) : where}
    </Line>
  );
}
