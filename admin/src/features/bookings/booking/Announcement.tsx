import { VisuallyHidden } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { Booking } from '../../../../../server/src/contracts';
import { announcementOf } from '../model/announcement';
import { FailureText } from '../components/FailureWords';
import { message } from '../../../translations/message';

/**
 * Reads out the booking's state to screen readers. The element exists before the booking is
 * loaded, because screen readers skip a live region that appears together with its text.
 */
export function Announcement({ booking }: { booking: Booking | undefined }) {
  return (
    <VisuallyHidden role="status">{booking && <Announced booking={booking} />}</VisuallyHidden>
  );
}

function Announced({ booking }: { booking: Booking }) {
  const { formatMessage } = useIntl();
  const { failure, status, state, step, waiting } = announcementOf(booking);
  return (
    <>
      <p>{formatMessage(message(`booking.state.${state}`))}</p>
      {status !== null && <p>{formatMessage(message(`booking.status.${status}`))}</p>}
      {step !== null && <p>{formatMessage(message(`booking.step.${step}`))}</p>}
      {waiting !== null && (
        <p>
          {formatMessage(message(`booking.waiting.${waiting}`), {
            institution: booking.institution.name,
          })}
        </p>
      )}
      {failure !== null && (
        <>
          <p>{formatMessage(message(failure.title))}</p>
          <p>
            <FailureText failure={failure.failure} />
          </p>
        </>
      )}
    </>
  );
}
