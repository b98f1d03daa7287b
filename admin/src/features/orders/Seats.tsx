import { useIntl } from 'react-intl';
import type { SeatOfOrder } from '../../../../server/src/contracts';
import { seatGroups, type SeatGroup } from './seatGroups';
import { useText } from '../../shared/words/useText';
import { Line } from '../../shared/components/Line';

/** The seats of a line; seats that a guest holds are shown separately. */
export function Seats({ seats }: { seats: readonly SeatOfOrder[] }) {
  return seatGroups(seats).map((group) => (
    <SeatsOfGroup key={JSON.stringify(group)} group={group} />
  ));
}

function SeatsOfGroup({ group }: { group: SeatGroup }) {
  const { formatList } = useIntl();
  const text = useText();
  const { area, count, entrance, isTheirs, row, seats } = group;
  const numbers = formatList(seats, { type: 'unit' });
  const words = [
    area,
    row !== null && text('orders.seats.row', { row }),
    count > 0 && text('orders.seats.numbers', { count, numbers }),
    entrance !== null && text('orders.seats.entrance', { entrance }),
  ].filter((word) => word !== false && word !== null);
  const where = words.join(', ');
  return <Line>{isTheirs ? text('orders.seats.theirs', { where }) : where}</Line>;
}
