import { Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import type { BookingOffer, Money } from '../../../../../server/src/contracts';
import { useMoney } from '../../../shared/money/useMoney';
import { useText } from '../../../shared/words/useText';

const Sums = styled.dl`
  display: grid;
  grid-template-columns: auto auto;
  justify-content: end;
  gap: ${({ theme }) => `${theme.spaces[1]} ${theme.spaces[6]}`};
  padding: 0 ${({ theme }) => theme.spaces[3]};
  text-align: right;
`;

export function OfferSums({ offer }: { offer: BookingOffer }) {
  const text = useText();
  const hasCharges = offer.charges.thousandths !== '0';
  return (
    <>
      <Sums>
        {hasCharges && (
          <>
            <Sum name={text('booking.sum.beforeCharges')} amount={offer.totalBeforeCharges} />
            <Sum name={text('booking.sum.charges')} amount={offer.charges} />
          </>
        )}
        <Sum name={text('booking.sum.total')} amount={offer.total} isTotal />
      </Sums>
      {!offer.isTotalSure && (
        <Typography variant="pi" textColor="danger700" textAlign="right">
          {text('reason.orderTotalUnsure')}
        </Typography>
      )}
    </>
  );
}

interface SumProps {
  name: string;
  amount: Money;
  isTotal?: boolean;
}

function Sum({ name, amount, isTotal = false }: SumProps) {
  const money = useMoney();
  const look = isTotal
    ? ({ variant: 'delta', textColor: 'neutral800' } as const)
    : ({ variant: 'omega', textColor: 'neutral600' } as const);
  return (
    <>
      <Typography tag="dt" {...look}>
        {name}
      </Typography>
      <Typography tag="dd" {...look} style={{ fontVariantNumeric: 'tabular-nums' }}>
        {money(amount)}
      </Typography>
    </>
  );
}
