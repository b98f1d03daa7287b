import { useIntl } from 'react-intl';
import type { Money, OrderLineRecord } from '../../../../../server/src/contracts';
import { Fact, FactGrid } from '../../../shared/components/Fact';
import type { Precision } from '../../../shared/money/money';
import { useMoney } from '../../../shared/money/useMoney';
import { VenueTime } from '../../../shared/time/VenueTime';
import { useText } from '../../../shared/words/useText';
import { OrderLink } from '../OrderLink';
import { Seats } from '../Seats';
import { useOrderWords } from '../useOrderWords';
import { Visit } from '../Visit';

/** What an order line is about: product, place and seats, and what it costs. */
export function LineFacts({ line }: { line: OrderLineRecord }) {
  return (
    <FactGrid>
      <Sold line={line} />
      <Place line={line} />
      <Prices line={line} />
    </FactGrid>
  );
}

interface LineProps {
  line: OrderLineRecord;
}

function Sold({ line }: LineProps) {
  const text = useText();
  const { familyOf, typeOf } = useOrderWords();
  const { institution, order, performance, performanceDate, product, productFamily, visit } = line;
  const { timeZone } = institution;
  return (
    <>
      {order !== null && (
        <Fact name={text('order.title')}>
          <OrderLink documentId={order.documentId} institution={institution.code}>
            {text('order.titled', { type: typeOf(order.orderType), number: order.orderId })}
          </OrderLink>
        </Fact>
      )}
      {product !== null && <Fact name={text('orderLine.product')}>{product}</Fact>}
      {productFamily !== null && (
        <Fact name={text('orderLine.family')}>{familyOf(productFamily)}</Fact>
      )}
      {performance !== null && performance !== product && (
        <Fact name={text('orderLine.performance')}>{performance}</Fact>
      )}
      {performanceDate !== null && (
        <Fact name={text('orderLine.performanceDate')}>
          <VenueTime at={performanceDate} timeZone={timeZone} />
        </Fact>
      )}
      {visit !== null && (
        <Fact name={text('orderLine.visit')}>
          <Visit visit={visit} timeZone={timeZone} />
        </Fact>
      )}
      {institution.name !== '' && <Fact name={text('column.institution')}>{institution.name}</Fact>}
    </>
  );
}

function Place({ line: { seatCategory, seats, site, space } }: LineProps) {
  const text = useText();
  const place = [site, space].filter((one) => one !== null);
  return (
    <>
      {place.length > 0 && <Fact name={text('orders.line.place')}>{place.join(', ')}</Fact>}
      {seatCategory !== null && <Fact name={text('orderLine.seatCategory')}>{seatCategory}</Fact>}
      {seats.length > 0 && (
        <Fact name={text('orders.line.seats')}>
          <Seats seats={seats} />
        </Fact>
      )}
    </>
  );
}

const PERCENT = 100;

function Prices({ line }: LineProps) {
  const { formatNumber } = useIntl();
  const text = useText();
  const { quantity, tariff, vatPercent } = line;
  const rate = Number(vatPercent);
  return (
    <>
      {tariff !== null && <Fact name={text('orders.line.tariff')}>{tariff}</Fact>}
      <Fact name={text('orders.line.quantity')}>{formatNumber(quantity)}</Fact>
      <Amount name={text('orderLine.unitPrice')} amount={line.unitPrice} />
      <Amount name={text('orderLine.basePrice')} amount={line.basePrice} />
      <Amount name={text('orders.column.amount')} amount={line.total} />
      <Amount
        name={text('orderLine.withoutVat')}
        amount={line.totalWithoutVat}
        precision="rounded"
      />
      {vatPercent !== null && Number.isFinite(rate) && (
        <Fact name={text('orderLine.vat')}>
          {formatNumber(rate / PERCENT, { style: 'percent', maximumFractionDigits: 3 })}
        </Fact>
      )}
    </>
  );
}

interface AmountProps {
  name: string;
  amount: Money | null;
  precision?: Precision;
}

function Amount({ name, amount, precision }: AmountProps) {
  const money = useMoney();
  return amount === null ? null : <Fact name={name}>{money(amount, precision)}</Fact>;
}
