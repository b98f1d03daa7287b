import type { ReactNode } from 'react';
import { Flex, Link, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Link as RouterLink } from 'react-router-dom';
import type { OrderRecord } from '../../../../../server/src/contracts';
import { Fact, FactGrid } from '../../../shared/components/Fact';
import { Line } from '../../../shared/components/Line';
import { useMoney } from '../../../shared/money/useMoney';
import { PLACES } from '../../../shared/places';
import { ExactMoment } from '../../../shared/time/ExactMoment';
import { useText } from '../../../shared/words/useText';
import { HeldUntil } from '../HeldUntil';
import { isGivenUp, isHeldForATime } from '../orderKinds';
import { OrderState } from '../OrderWords';
import { hasRelated, Related } from '../Related';

interface OrderFactsProps {
  order: OrderRecord;
  /** The booking that became the order; `null` where there is none to show. */
  booking: ReactNode;
  /** How it was paid; `null` where nothing is paid. */
  payment: ReactNode;
}

/** What an order is about: its amount and state, whose it is, when and where it was made. */
export function OrderFacts({ order, booking, payment }: OrderFactsProps) {
  const text = useText();
  const { formatNumber } = useIntl();
  const { createdAt, expiresAt, institution, pointOfSales, quantity, salesChannel } = order;
  return (
    <Flex direction="column" alignItems="stretch" gap={5}>
      <Headline order={order} />
      {isGivenUp(order) && <Line muted>{text('orders.givenUp')}</Line>}
      <FactGrid>
        <Fact name={text('column.contact')}>
          <Purchaser order={order} />
        </Fact>
        {booking !== null && <Fact name={text('order.booking')}>{booking}</Fact>}
        {payment !== null && <Fact name={text('order.payment')}>{payment}</Fact>}
        {hasRelated(order) && (
          <Fact name={text('order.related')}>
            <Related order={order} />
          </Fact>
        )}
        {createdAt !== null && (
          <Fact name={text('orders.created')}>
            <ExactMoment at={createdAt} />
          </Fact>
        )}
        {isHeldForATime(order) && !order.related.isEnded && expiresAt !== null && (
          <Fact name={text('orders.expires')}>
            <HeldUntil order={order} />
          </Fact>
        )}
        {institution.name !== '' && (
          <Fact name={text('column.institution')}>{institution.name}</Fact>
        )}
        {quantity !== null && <Fact name={text('order.units')}>{formatNumber(quantity)}</Fact>}
        {salesChannel !== null && (
          <Fact name={text('orders.column.salesChannel')}>{salesChannel}</Fact>
        )}
        {pointOfSales !== null && <Fact name={text('orders.pointOfSales')}>{pointOfSales}</Fact>}
        <OtherAmounts order={order} />
      </FactGrid>
    </Flex>
  );
}

function Headline({ order: { amount, orderState, related, summary } }: { order: OrderRecord }) {
  const money = useMoney();
  return (
    <Flex gap={4} wrap="wrap" alignItems="center">
      {amount !== null && (
        <Typography
          variant="alpha"
          tag="p"
          textColor={related.isEnded ? 'neutral600' : 'neutral800'}
        >
          {money(amount)}
        </Typography>
      )}
      {orderState !== '' && <OrderState state={orderState} />}
      {summary !== null && <Typography variant="omega">{summary}</Typography>}
    </Flex>
  );
}

function OtherAmounts({ order: { otherAmounts } }: { order: OrderRecord }) {
  const text = useText();
  const money = useMoney();
  return otherAmounts.map(({ amount, kind }) => (
    <Fact key={kind} name={text(`orders.amount.${kind}`)}>
      {money(amount)}
    </Fact>
  ));
}

/** Whose order it is, or why that is not known. */
function Purchaser({
  order: { contact, contactReference: number, possiblePurchasers },
}: {
  order: OrderRecord;
}) {
  const text = useText();
  if (contact === null) {
    if (number !== null) return text('order.contact.notInCrm', { number });
    return possiblePurchasers === null
      ? text('order.contact.none')
      : text('order.contact.possible', { numbers: possiblePurchasers });
  }
  return (
    <Flex direction="column" alignItems="flex-start">
      <Link tag={RouterLink} to={PLACES.contactPage(contact.documentId)}>
        {contact.name ?? text('order.contact.page')}
      </Link>
      {number !== null && <Line muted>{text('number.known', { number })}</Line>}
    </Flex>
  );
}
