import { Box } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { useNavigate } from 'react-router-dom';
import type { Booking } from '../../../../server/src/contracts';
import { draftFrom, inputOf, isComposable } from '../../bookings/draft';
import type { DraftChange } from '../../bookings/draft';
import type { DraftKeeper, KeepingState } from '../../bookings/draftKeeper';
import { SPOTS } from '../../bookings/spots';
import { FailureAdvice } from '../../components/bookings/FailureAdvice';
import { NotCreated } from '../../components/bookings/NotCreated';
import { Notice } from '../../components/Notice';
import { useAttempts } from '../../hooks/useAttempts';
import { PLACES } from '../../overview/places';
import { useLazyGetBookingQuery } from '../../services/bookings';
import { message } from '../../translations/message';
import { ConflictNotice } from './ConflictNotice';
import { jumpTo } from './places';

interface KeepingNoticesProps {
  keeper: DraftKeeper;
  state: KeepingState;
  onChange: (change: DraftChange) => void;
}

/** What a person has to know of the booking before going on with it. */
export function KeepingNotices({ keeper, onChange, state }: KeepingNoticesProps) {
  const { locale } = useIntl();
  const navigate = useNavigate();
  const { attempt } = useAttempts();
  const [read, { isFetching }] = useLazyGetBookingQuery();
  const { booking, phase } = state;

  const withTheirs = (work: (theirs: Booking) => void): void => {
    if (booking === null) return;
    const { documentId } = booking;
    void attempt(read({ documentId }).unwrap(), (theirs) => {
      // Submitted by somebody else meanwhile: it is changed no more.
      if (isComposable(theirs)) {
        work(theirs);
        // The buttons go with the conflict.
        jumpTo(SPOTS.offer, SPOTS.contact);
      } else {
        keeper.stop();
        navigate(PLACES.booking(documentId));
      }
    });
  };

  return (
    <>
      {booking?.state === 'failed' && <Failed booking={booking} />}
      {phase === 'conflict' && (
        <ConflictNotice
          isBusy={isFetching}
          onTheirs={() =>
            withTheirs((theirs) => {
              const draft = draftFrom(theirs);
              keeper.takeTheirs(theirs, inputOf(draft, locale));
              onChange({ type: 'replaced', draft });
            })
          }
          onMine={() => withTheirs((theirs) => keeper.keepMine(theirs))}
        />
      )}
    </>
  );
}

/** Why the booking, as it was submitted last, is not in S-360. */
function Failed({ booking: { failure, isDeclaredNotCreated } }: { booking: Booking }) {
  const { formatMessage } = useIntl();
  if (isDeclaredNotCreated) {
    return (
      <Box paddingBottom={5}>
        <NotCreated />
      </Box>
    );
  }
  if (failure === null) return null;
  return (
    <Box paddingBottom={5}>
      <Notice tone="danger" title={formatMessage(message('booking.compose.refused'))}>
        <FailureAdvice failure={failure} />
      </Notice>
    </Box>
  );
}
