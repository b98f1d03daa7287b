import { Link } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';
import type { Booking } from '../../../../../server/src/contracts';
import type { MessageTrouble } from './messageDraft';
import { Line } from '../../../shared/components/Line';
import { Notice } from '../../../shared/components/Notice';
import { PLACES } from '../../../shared/places';
import { useText } from '../../../shared/words/useText';

interface MessageTroubleNoticeProps {
  trouble: MessageTrouble;
  booking: Booking;
}

/** Why no message can be written, and where to fix that. */
export function MessageTroubleNotice({ trouble, booking }: MessageTroubleNoticeProps) {
  const text = useText();
  const isAboutAddress = trouble === 'noAddress' || trouble === 'oddAddress';
  return (
    <Notice tone="warning" title={text('booking.message.impossible')}>
      <Line>{text(`booking.message.reason.${trouble}`)}</Line>
      {isAboutAddress && booking.contact !== null && (
        <Link tag={RouterLink} to={PLACES.contact(booking.contact.documentId)}>
          {text('booking.message.openContact')}
        </Link>
      )}
    </Notice>
  );
}
