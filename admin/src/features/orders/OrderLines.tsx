import type { ReactNode } from 'react';
import { Box, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Link as RouterLink } from 'react-router-dom';
import type { LineOfOrder } from '../../../../server/src/contracts';
import { TextLink } from '../../shared/components/TextLink';
import { useMayOpenOrderLines } from '../../shared/hooks/usePermissions';
import { useMoney } from '../../shared/money/useMoney';
import { PLACES } from '../../shared/places';
import { VenueTime } from '../../shared/time/VenueTime';
import { useText } from '../../shared/words/useText';
import { Line } from '../../shared/components/Notice';
import { Cell, FlatTable, TableHead, type ColumnHead } from '../../shared/components/FlatTable';
import { Seats } from './Seats';
import { Visit } from './Visit';

const COLUMNS: readonly ColumnHead[] = [
  { label: 'orders.line.product' },
  { label: 'orders.line.place' },
  { label: 'orders.line.seats' },
  { label: 'orders.line.tariff' },
  { label: 'orders.line.quantity', isNumber: true },
  { label: 'orders.column.amount', isNumber: true },
];

interface OrderLinesProps {
  lines: readonly LineOfOrder[];
  orderId: string;
  /** The time zone of the venue, used for performance times. */
  timeZone: string;
}

/** The lines of an order; parts and charges appear below the line that they belong to. */
export function OrderLines({ lines, orderId, timeZone }: OrderLinesProps) {
  const text = useText();
  return (
    <FlatTable aria-label={text('orders.linesOf', { id: orderId })}>
      <TableHead columns={COLUMNS} />
      <tbody>
        {lines.map((line) => (
          <LineRow key={line.documentId} line={line} timeZone={timeZone} />
        ))}
      </tbody>
    </FlatTable>
  );
}

/** Deeper levels are not indented further. */
const DEEPEST = 3;

interface LineProps {
  line: LineOfOrder;
  timeZone: string;
}

function LineRow({ line, timeZone }: LineProps) {
  const { formatNumber } = useIntl();
  const money = useMoney();
  const place = [line.site, line.space].filter((one) => one !== null);
  return (
    <tr>
      <Cell>
        <Box paddingLeft={`${Math.min(line.depth, DEEPEST) * 1.6}rem`}>
          <Product line={line} timeZone={timeZone} />
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

/** Leads to the page of a line; plain text for users who may not open it. */
function LineLink({ documentId, children }: { documentId: string; children: ReactNode }) {
  if (!useMayOpenOrderLines()) return <>{children}</>;
  return (
    <TextLink tag={RouterLink} to={PLACES.orderLine(documentId)}>
      {children}
    </TextLink>
  );
}

function Product({ line, timeZone }: LineProps) {
  const text = useText();
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
        <LineLink documentId={line.documentId}>{line.product ?? '–'}</LineLink>
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
