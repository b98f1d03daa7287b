import { Button, Typography } from '@strapi/design-system';
import { SPOTS } from '../model/spots';
import type { Total } from '../model/totals';
import { useMoney } from '../../../../shared/money/useMoney';
import { useText } from '../../../../shared/words/useText';
import { BottomBar } from '../layout';
import { jumpTo } from '../places';

/** The total and a link to the offer, shown where the offer is not visible. */
export function RunningTotal({ total }: { total: Total }) {
  const text = useText();
  const money = useMoney();
  const { amount, quantity } = total;
  return (
    <BottomBar>
      <Typography textColor="neutral800">
        {text('booking.compose.total', { count: quantity })} <strong>{money(amount)}</strong>
      </Typography>
      <Button variant="secondary" onClick={() => jumpTo(SPOTS.offer)}>
        {text('booking.compose.toOffer')}
      </Button>
    </BottomBar>
  );
}
