import { useIntl } from 'react-intl';
import { message } from '../../../translations/message';
import { Line, Notice } from '../../../shared/components/Notice';

/** An operator found no order of the booking in S-360, which has refused nothing. */
export function NotCreated() {
  const { formatMessage } = useIntl();
  return (
    <Notice tone="warning" title={formatMessage(message('booking.notCreated'))}>
      <Line>{formatMessage(message('booking.notCreated.body'))}</Line>
    </Notice>
  );
}
