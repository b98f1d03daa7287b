import { Box, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { LineOfOrder, OrderOfContact } from '../../../../server/src/contracts';
import { useMoney } from '../../shared/money/useMoney';
import { VenueTime } from '../../shared/time/VenueTime';
import { useText } from '../../shared/words/useText';
import { Line } from '../../shared/components/Line';
import { Cell, FlatTable, type ColumnHead } from '../../shared/components/FlatTable';
import { OrderLineLink } from './OrderLineLink';
import { Seats } from './Seats';
import { Visit } from './Visit';

const COLUMNS: readonly ColumnHead[] = [
  { label: 'orders.line.product' },
  { label: 'orders.line.place' },
  { label: 'orders.line.categoryAndSeats' },
  { label: 'orders.line.tariff' },
  { label: 'orders.line.quantity', isNumber: true },
  { label: 'orders.column.amount', isNumber: true },
];

/** The institution of the order; performance times are in its time zone. */
type Venue = Pick<OrderOfContact['institution'], 'code' | 'timeZone'>;

interface OrderLinesProps {
  lines: readonly LineOfOrder[];
  orderId: string;
  institution: Venue;
}

/** The lines of an order; parts and charges appear below the line that they belong to. */
export function OrderLines({ institution, lines, orderId }: OrderLinesProps) {
  const text = useText();
  return (
    <FlatTable label={text('orders.linesOf', { id: orderId })} columns={COLUMNS}>
      {lines.map((line) => (
        <LineRow key={line.documentId} line={line} institution={institution} />
      ))}
    </FlatTable>
  );
}

/** Deeper levels are not indented further. */
const DEEPEST = 3;

interface LineProps {
  line: LineOfOrder;
  institution: Venue;
}

function LineRow({ institution, line }: LineProps) {
  const { formatNumber } = useIntl();
  const money = useMoney();
  const place = [line.site, line.space].filter((one) => one !== null);
  return (
    <tr>
      <Cell>
        <Box paddingLeft={`${Math.min(line.depth, DEEPEST) * 1.6}rem`}>
          <Product line={line} institution={institution} />
        </Box>
      </Cell>
      <Cell>
        <Line>{place.join(', ')}</Line>
      </Cell>
      <Cell>
        {line.seatCategory !== null && <Line>{line.seatCategory}</Line>}
        <Seats seats={line.seats} />
      </Cell>
      <Cell>
        <Line>{line.tariff}</Line>
      </Cell>
      <Cell $isNumber>
        <Line>{formatNumber(line.quantity)}</Line>
      </Cell>
      <Cell $isNumber>
        <Line>{line.total === null ? '–' : money(line.total)}</Line>
      </Cell>
    </tr>
  );
}

function Product({ institution, line }: LineProps) {
  const text = useText();
  const { timeZone } = institution;
  if (line.kind === 'CHARGES') {
    return (
      <>
        <Line muted>{text('orders.line.charges')}</Line>
        {line.depth === 0 && line.product !== null && <Line muted>{line.product}</Line>}
      </>
    );
  }
  return (
    <>
      <Typography variant="pi" fontWeight="bold" style={{ overflowWrap: 'anywhere' }}>
        <OrderLineLink documentId={line.documentId} institution={institution.code}>
          {line.product ?? '–'}
        </OrderLineLink>
      </Typography>
      {line.performance !== null && line.performance !== line.product && (
        <Line>{line.performance}</Line>
      )}
      {line.performanceDate !== null && (
        <Line muted>
          <VenueTime at={line.performanceDate} timeZone={timeZone} />
        </Line>
      )}
      {line.visit !== null && <Visit visit={line.visit} timeZone={timeZone} />}
    </>
  );
}
