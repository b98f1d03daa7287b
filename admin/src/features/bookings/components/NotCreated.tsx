import { useIntl } from 'react-intl';
import { message } from '../../../translations/message';
import { Line, Notice } from '../../../shared/components/Notice';

/** For a booking whose order an operator did not find in S-360; S-360 itself refused nothing. */
export function NotCreated() {
  const { formatMessage } = useIntl();
  return (
    <Notice tone="warning" title={formatMessage(message('booking.notCreated'))}>
      <Line>{formatMessage(message('booking.notCreated.body'))}</Line>
    </Notice>
  );
}
