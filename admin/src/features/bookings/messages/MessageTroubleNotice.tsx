import { Link } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Link as RouterLink } from 'react-router-dom';
import type { Booking } from '../../../../../server/src/contracts';
import type { MessageTrouble } from './messageDraft';
import { Line, Notice } from '../../../shared/components/Notice';
import { PLACES } from '../../../shared/places';
import { message } from '../../../translations/message';

interface MessageTroubleNoticeProps {
  trouble: MessageTrouble;
  booking: Booking;
}

/** Why no message can be written, and where to fix that. */
export function MessageTroubleNotice({ trouble, booking }: MessageTroubleNoticeProps) {
  const { formatMessage } = useIntl();
  const isAboutAddress = trouble === 'noAddress' || trouble === 'oddAddress';
  return (
    <Notice tone="warning" title={formatMessage(message('booking.message.impossible'))}>
      <Line>{formatMessage(message(`booking.message.reason.${trouble}`))}</Line>
      {isAboutAddress && booking.contact !== null && (
        <Link tag={RouterLink} to={PLACES.contact(booking.contact.documentId)}>
          {formatMessage(message('booking.message.openContact'))}
        </Link>
      )}
    </Notice>
  );
}
