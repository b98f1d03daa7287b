import { useId, useState } from 'react';
import { IconButton, Typography } from '@strapi/design-system';
import { ChevronDown, ChevronRight } from '@strapi/icons';
import { useIntl } from 'react-intl';
import type { OrderOfContact } from '../../../../server/src/contracts';
import { useMoney } from '../../shared/money/useMoney';
import { useText } from '../../shared/words/useText';
import { Line } from '../../shared/components/Notice';
import { Cell } from '../../shared/components/FlatTable';
import { OrderDetails } from './OrderDetails';
import { OrderLink } from './OrderLink';
import { COLUMNS } from './orderColumns';
import { HeldOnly, OrderState, OrderType } from './OrderWords';

/** An order in a row, which expands to show its lines. */
export function OrderRow({ order }: { order: OrderOfContact }) {
  const [isOpen, setIsOpen] = useState(false);
  const detailsId = useId();
  const money = useMoney();
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
          <Day at={order.createdAt} />
        </Cell>
        <Cell $isCentred $isOpen={isOpen}>
          <OrderType type={order.orderType} />
        </Cell>
        <Cell $isCentred $isOpen={isOpen}>
          <OrderState state={order.orderState} />
        </Cell>
        <Cell $isCentred $isOpen={isOpen}>
          <Line>
            <OrderLink documentId={order.documentId}>{order.summary ?? order.orderId}</OrderLink>
          </Line>
          {order.part.kind === 'holder' && <HeldOnly part={order.part} />}
        </Cell>
        <Cell $isCentred $isOpen={isOpen}>
          <Line>{order.institution.name}</Line>
        </Cell>
        <Cell $isCentred $isOpen={isOpen}>
          <Line>{order.salesChannel ?? '–'}</Line>
        </Cell>
        <Cell $isCentred $isNumber $isOpen={isOpen}>
          <Typography variant="pi" fontWeight="bold">
            {money(order.amount)}
          </Typography>
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

function Day({ at }: { at: string | null }) {
  const { formatDate } = useIntl();
  return (
    <Typography variant="pi" style={{ whiteSpace: 'nowrap' }}>
      {at === null ? (
        '–'
      ) : (
        <time dateTime={at} title={formatDate(at, { dateStyle: 'full', timeStyle: 'medium' })}>
          {formatDate(at, { dateStyle: 'medium' })}
        </time>
      )}
    </Typography>
  );
}
