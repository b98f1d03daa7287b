import { useId, useState } from 'react';
import { Box, IconButton, Typography } from '@strapi/design-system';
import { ChevronDown, ChevronRight } from '@strapi/icons';
import type { OrderOfContact } from '../../../../server/src/contracts';
import { useMoney } from '../../shared/money/useMoney';
import { VenueTime } from '../../shared/time/VenueTime';
import { useText } from '../../shared/words/useText';
import { Line } from '../../shared/components/Line';
import { Cell } from '../../shared/components/FlatTable';
import { OrderDetails } from './OrderDetails';
import { OrderLink } from './OrderLink';
import { COLUMNS } from './orderColumns';
import { HeldOnly, OrderState, OrderType } from './OrderWords';
import { hasRelated, Related } from './Related';

/** An order in a row, which expands to show its lines. */
export function OrderRow({ order }: { order: OrderOfContact }) {
  const [isOpen, setIsOpen] = useState(false);
  const detailsId = useId();
  return (
    <>
      <tr>
        <Cell $isCentred $isOpen={isOpen}>
          <Unfold
            orderId={order.orderId}
            isOpen={isOpen}
            detailsId={detailsId}
            onClick={() => setIsOpen(!isOpen)}
          />
        </Cell>
        <Cell $isCentred $isOpen={isOpen}>
          <Day order={order} />
        </Cell>
        <Cell $isCentred $isOpen={isOpen}>
          <OrderType type={order.orderType} />
        </Cell>
        <Cell $isCentred $isOpen={isOpen}>
          <OrderState state={order.orderState} />
        </Cell>
        <Cell $isCentred $isOpen={isOpen}>
          <Line>
            <OrderLink documentId={order.documentId} institution={order.institution.code}>
              {order.summary ?? order.orderId}
            </OrderLink>
          </Line>
          {hasRelated(order) && (
            // Its links are to be hit, not the one above.
            <Box paddingTop={1}>
              <Line muted>
                <Related order={order} />
              </Line>
            </Box>
          )}
          {order.part.kind === 'holder' && <HeldOnly part={order.part} />}
        </Cell>
        <Cell $isCentred $isOpen={isOpen}>
          <Line>{order.institution.name}</Line>
        </Cell>
        <Cell $isCentred $isOpen={isOpen}>
          <Line>{order.salesChannel ?? '–'}</Line>
        </Cell>
        <Cell $isCentred $isNumber $isOpen={isOpen}>
          <Amount order={order} />
        </Cell>
      </tr>
      {isOpen && (
        <tr>
          <Cell id={detailsId} colSpan={COLUMNS.length}>
            <OrderDetails order={order} />
          </Cell>
        </tr>
      )}
    </>
  );
}

/** What was held and is sold by now counts in the sale. */
function Amount({ order: { amount, related } }: { order: OrderOfContact }) {
  const money = useMoney();
  if (related.isEnded) return <Line muted>{money(amount)}</Line>;
  return (
    <Typography variant="pi" fontWeight="bold">
      {money(amount)}
    </Typography>
  );
}

interface UnfoldProps {
  orderId: string;
  isOpen: boolean;
  detailsId: string;
  onClick: () => void;
}

function Unfold({ orderId, isOpen, detailsId, onClick }: UnfoldProps) {
  const text = useText();
  return (
    <IconButton
      variant="ghost"
      size="S"
      label={text('orders.unfold', { id: orderId })}
      aria-expanded={isOpen}
      aria-controls={isOpen ? detailsId : undefined}
      onClick={onClick}
    >
      {isOpen ? <ChevronDown aria-hidden /> : <ChevronRight aria-hidden />}
    </IconButton>
  );
}

function Day({ order: { createdAt, institution } }: { order: OrderOfContact }) {
  return (
    <Typography variant="pi" style={{ whiteSpace: 'nowrap' }}>
      {createdAt === null ? (
        '–'
      ) : (
        <VenueTime at={createdAt} timeZone={institution.timeZone} part="date" />
      )}
    </Typography>
  );
}
