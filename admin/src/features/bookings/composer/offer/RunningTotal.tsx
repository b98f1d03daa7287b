import { Button, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { SPOTS } from '../model/spots';
import type { Total } from '../model/totals';
import { useMoney } from '../../../../shared/money/useMoney';
import { message } from '../../../../translations/message';
import { BottomBar } from '../layout';
import { jumpTo } from '../places';

/** The total and a link to the offer, shown where the offer is not visible. */
export function RunningTotal({ total }: { total: Total }) {
  const { formatMessage } = useIntl();
  const money = useMoney();
  const { amount, quantity } = total;
  return (
    <BottomBar>
      <Typography textColor="neutral800">
        {formatMessage(message('booking.compose.total'), { count: quantity })}
        {': '}
        <strong>{money(amount)}</strong>
      </Typography>
      <Button variant="secondary" onClick={() => jumpTo(SPOTS.offer)}>
        {formatMessage(message('booking.compose.toOffer'))}
      </Button>
    </BottomBar>
  );
}
