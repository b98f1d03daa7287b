import { Link } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Link as RouterLink } from 'react-router-dom';
import type { Booking } from '../../../../server/src/contracts';
import { Line, Notice } from '../../components/Notice';
import { PLACES } from '../../overview/places';
import { isMessageKey, message } from '../../translations/message';

/** Why no message can be written, and where that is put right. */
export function MessageTrouble({ reason, booking }: { reason: string | null; booking: Booking }) {
  const { formatMessage } = useIntl();
  const key = `booking.message.reason.${reason ?? ''}`;
  const isAboutAddress = reason === 'noAddress' || reason === 'oddAddress';
  return (
    <Notice tone="warning" title={formatMessage(message('booking.message.impossible'))}>
      <Line>{isMessageKey(key) ? formatMessage(message(key)) : reason}</Line>
      {isAboutAddress && booking.contact !== null && (
        <Link tag={RouterLink} to={PLACES.contact(booking.contact.documentId)}>
          {formatMessage(message('booking.message.openContact'))}
        </Link>
      )}
    </Notice>
  );
}
