import type { ReactNode } from 'react';
import { Box, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { Money } from '../../../../../server/src/contracts';
import { useMoney } from '../../../shared/money/useMoney';
import { VenueTime } from '../../../shared/time/VenueTime';
import { Cell, FlatTable, type ColumnHead } from '../../../shared/components/FlatTable';
import { Line } from '../../../shared/components/Line';

/** A line to display, either requested or answered by S-360. */
interface ShownLine {
  id: string;
  product: string | null;
  /** The name of the performance or the item. */
  name: string | null;
  performanceAt: string | null;
  place: string | null;
  seatCategory: string | null;
  seats: ReactNode;
  tariff: string | null;
  quantity: number;
  unitPrice: Money | null;
  total: Money | null;
}

const COLUMNS: readonly ColumnHead[] = [
  { label: 'booking.line.what' },
  { label: 'booking.line.seats' },
  { label: 'booking.line.tariff' },
  { label: 'booking.line.quantity', isNumber: true },
  { label: 'booking.line.unitPrice', isNumber: true },
  { label: 'booking.line.total', isNumber: true },
];

interface BookingLinesProps {
  label: string;
  /** The time zone of the institution, used for performance times. */
  timeZone: string;
  lines: readonly ShownLine[];
}

/** The lines of a booking as a table, which scrolls sideways on narrow screens. */
export function BookingLines({ label, lines, timeZone }: BookingLinesProps) {
  return (
    <Box style={{ overflowX: 'auto' }}>
      <FlatTable label={label} columns={COLUMNS}>
        {lines.map((line) => (
          <LineRow key={line.id} line={line} timeZone={timeZone} />
        ))}
      </FlatTable>
    </Box>
  );
}

interface LineProps {
  line: ShownLine;
  timeZone: string;
}

function LineRow({ line, timeZone }: LineProps) {
  const { formatNumber } = useIntl();
  const money = useMoney();
  const { quantity, seatCategory, seats, tariff, total, unitPrice } = line;
  return (
    <tr>
      <Cell>
        <What line={line} timeZone={timeZone} />
      </Cell>
      <Cell>
        {seatCategory !== null && <Line>{seatCategory}</Line>}
        {seats}
      </Cell>
      <Cell>
        <Line>{tariff ?? '–'}</Line>
      </Cell>
      <Cell $isNumber>
        <Line>{formatNumber(quantity)}</Line>
      </Cell>
      <Cell $isNumber>
        <Line>{unitPrice === null ? '–' : money(unitPrice)}</Line>
      </Cell>
      <Cell $isNumber>
        <Typography variant="pi" fontWeight="bold">
          {total === null ? '–' : money(total)}
        </Typography>
      </Cell>
    </tr>
  );
}

function What({ line, timeZone }: LineProps) {
  const { name, performanceAt, place, product } = line;
  return (
    <>
      <Typography variant="pi" fontWeight="bold" style={{ overflowWrap: 'anywhere' }}>
        {product ?? name ?? '–'}
      </Typography>
      {name !== null && name !== product && product !== null && <Line>{name}</Line>}
      {performanceAt !== null && (
        <Line muted>
          <VenueTime at={performanceAt} timeZone={timeZone} />
          {place !== null && `, ${place}`}
        </Line>
      )}
    </>
  );
}
