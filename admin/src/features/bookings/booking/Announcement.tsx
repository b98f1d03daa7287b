import { VisuallyHidden } from '@strapi/design-system';
import type { Booking } from '../../../../../server/src/contracts';
import { announcementOf } from '../model/announcement';
import { ReasonText } from '../../../shared/reasons/ReasonText';
import { useText } from '../../../shared/words/useText';

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
  const text = useText();
  const { failure, status, state, step, waiting } = announcementOf(booking);
  return (
    <>
      <p>{text(`booking.state.${state}`)}</p>
      {status !== null && <p>{text(`booking.status.${status}`)}</p>}
      {step !== null && <p>{text(`booking.step.${step}`)}</p>}
      {waiting !== null && (
        <p>
          {text(`booking.waiting.${waiting}`, {
            institution: booking.institution.name,
          })}
        </p>
      )}
      {failure !== null && (
        <>
          <p>{text(failure.title)}</p>
          <p>
            <ReasonText reason={failure.failure.reason} />
          </p>
        </>
      )}
    </>
  );
}
