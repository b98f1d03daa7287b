import { Fragment } from 'react';
import type { OrderOfContact, OrderOfFile } from '../../../../server/src/contracts';
import { useText } from '../../shared/words/useText';
import { OrderLink } from './OrderLink';
import { isRelease } from './orderKinds';

type Order = Pick<OrderOfContact, 'institution' | 'orderType' | 'related'>;

/** Whether the order continues another one of its file, or was continued. */
export const hasRelated = ({
  related: { endedBy, holds, refundedBy, refundOf },
}: Pick<Order, 'related'>): boolean =>
  endedBy.length + holds.length + refundedBy.length + refundOf.length > 0;

/** What became of a reservation, option or sale, or which one a sale, release or refund continues. */
export function Related({ order }: { order: Order }) {
  const { endedBy, holds, isEnded, refundedBy, refundOf } = order.related;
  const sold = endedBy.filter((other) => !isRelease(other));
  const released = endedBy.filter(isRelease);
  return (
    <>
      {isEnded && <Sentence order={order} of="sold" others={sold} />}
      {isEnded && <Sentence order={order} of="released" others={released} />}
      {!isEnded && <Sentence order={order} of="partly" others={endedBy} />}
      <Sentence order={order} of={isRelease(order) ? 'releases' : 'soldFrom'} others={holds} />
      <Sentence order={order} of="refundOf" others={refundOf} />
      <Sentence order={order} of="refundedBy" others={refundedBy} />
    </>
  );
}

interface SentenceProps {
  order: Order;
  of: 'sold' | 'released' | 'partly' | 'soldFrom' | 'releases' | 'refundOf' | 'refundedBy';
  others: readonly OrderOfFile[];
}

function Sentence({ of, order: { institution }, others }: SentenceProps) {
  const text = useText();
  if (others.length === 0) return null;
  const orders = others.map(({ documentId, orderId }, index) => (
    <Fragment key={documentId}>
      {index > 0 && ', '}
      <OrderLink documentId={documentId} institution={institution.code}>
        {orderId}
      </OrderLink>
    </Fragment>
  ));
  return (
    <span style={{ display: 'block' }}>
      {text(`orders.related.${of}`, { orders: <>{orders}</> })}
    </span>
  );
}
