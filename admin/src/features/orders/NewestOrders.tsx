import { useId } from 'react';
import { Box, Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { OrderOfContact } from '../../../../server/src/contracts';
import { useMoney } from '../../shared/money/useMoney';
import { useText } from '../../shared/words/useText';
import { Line } from '../../shared/components/Notice';
import { HeldOnly, OrderState, OrderType } from './OrderWords';

/** As many as fit into the panel. */
const NEWEST = 5;

export function NewestOrders({ orders }: { orders: readonly OrderOfContact[] }) {
  const text = useText();
  const titleId = useId();
  return (
    <Box tag="section" aria-labelledby={titleId}>
      <Typography id={titleId} tag="h3" variant="omega" fontWeight="bold">
        {text('orders.newest')}
      </Typography>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={4} paddingTop={2}>
        {orders.slice(0, NEWEST).map((order) => (
          <li key={order.documentId}>
            <NewestOrder order={order} />
          </li>
        ))}
      </Flex>
    </Box>
  );
}

function NewestOrder({ order }: { order: OrderOfContact }) {
  const { formatDate } = useIntl();
  const money = useMoney();
  const { amount, createdAt, institution, orderState, part, summary } = order;
  const date = createdAt && formatDate(createdAt, { dateStyle: 'medium' });
  return (
    <Flex direction="column" alignItems="stretch" gap={1}>
      <Flex justifyContent="space-between" alignItems="baseline" gap={2}>
        <OrderType type={order.orderType} />
        <Typography variant="pi" fontWeight="bold" style={{ whiteSpace: 'nowrap' }}>
          {money(amount)}
        </Typography>
      </Flex>
      {summary !== null && <Line>{summary}</Line>}
      <Flex justifyContent="space-between" alignItems="center" gap={2} wrap="wrap">
        <Line muted>{[date, institution.name].filter(Boolean).join(' · ')}</Line>
        {orderState !== 'CLOSED' && <OrderState state={orderState} />}
      </Flex>
      {part.kind === 'holder' && <HeldOnly part={part} />}
    </Flex>
  );
}
