import { Flex } from '@strapi/design-system';
import type { OrderOfContact } from '../../../../server/src/contracts';
import { useMoney } from '../../shared/money/useMoney';
import { HeldUntil } from './HeldUntil';
import { isHeldForATime } from './orderKinds';
import { useText } from '../../shared/words/useText';
import { ExactMoment } from '../../shared/time/ExactMoment';
import { Fact } from '../../shared/components/Fact';
import { Line } from '../../shared/components/Line';
import { OrderLines } from './OrderLines';
import { OrderLink } from './OrderLink';
import { PullOrder } from './PullOrder';

export function OrderDetails({ order }: { order: OrderOfContact }) {
  const text = useText();
  return (
    <Flex
      direction="column"
      alignItems="stretch"
      gap={4}
      padding={4}
      background="neutral100"
      hasRadius
    >
      <FurtherFacts order={order} />
      {order.lines.length === 0 ? (
        <Line muted>{text('orders.noLines')}</Line>
      ) : (
        <OrderLines lines={order.lines} orderId={order.orderId} institution={order.institution} />
      )}
      <PullOrder order={order} />
    </Flex>
  );
}

function FurtherFacts({ order }: { order: OrderOfContact }) {
  const text = useText();
  const money = useMoney();
  const { createdAt, expiresAt, otherAmounts, pointOfSales } = order;
  return (
    <Flex tag="dl" gap={6} wrap="wrap" alignItems="flex-start">
      <Fact name={text('orders.number')}>
        <OrderLink documentId={order.documentId} institution={order.institution.code}>
          {order.orderId}
        </OrderLink>
      </Fact>
      {createdAt !== null && (
        <Fact name={text('orders.created')}>
          <ExactMoment at={createdAt} timeZone={order.institution.timeZone} />
        </Fact>
      )}
      {isHeldForATime(order) && !order.related.isEnded && expiresAt !== null && (
        <Fact name={text('orders.expires')}>
          <HeldUntil order={order} />
        </Fact>
      )}
      {pointOfSales !== null && <Fact name={text('orders.pointOfSales')}>{pointOfSales}</Fact>}
      {otherAmounts.map(({ amount, kind }) => (
        <Fact key={kind} name={text(`orders.amount.${kind}`)}>
          {money(amount)}
        </Fact>
      ))}
    </Flex>
  );
}
