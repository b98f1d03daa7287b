import { useState } from 'react';
import { useIntl } from 'react-intl';
import { useNavigate } from 'react-router-dom';
import type { BookingObstacle } from '../../../../server/src/contracts';
import type { BookingDraft } from '../../bookings/draft';
import type { DraftKeeper } from '../../bookings/draftKeeper';
import { obstaclesIn } from '../../bookings/errors';
import { isForServer } from '../../bookings/obstacles';
import { spotOf } from '../../bookings/spots';
import { useAttempts } from '../../hooks/useAttempts';
import { useBusy } from '../../hooks/useBusy';
import { PLACES } from '../../overview/places';
import { useSubmitBookingMutation } from '../../services/bookings';
import { message } from '../../translations/message';
import { jumpTo } from './places';

const NONE: BookingObstacle[] = [];

/** Has the booking created in S-360, and goes where its progress is shown. */
export function useSubmit(draft: BookingDraft, keeper: DraftKeeper) {
  const { formatMessage } = useIntl();
  const navigate = useNavigate();
  const { attempt, tell } = useAttempts();
  const { busy, run } = useBusy();
  const [submitBooking] = useSubmitBookingMutation();
  const [refusal, setRefusal] = useState<{ draft: BookingDraft; obstacles: BookingObstacle[] }>();

  async function submitKept(): Promise<void> {
    const kept = await keeper.flush();
    if (kept === null) {
      tell('warning', formatMessage(message('booking.compose.notKept')));
      return;
    }
    const { documentId, revision } = kept;
    const call = submitBooking({ documentId, revision })
      .unwrap()
      .catch((error: unknown) => {
        setRefusal({ draft, obstacles: obstaclesIn(error) });
        throw error;
      });
    await attempt(call, () => navigate(PLACES.booking(documentId)));
  }

  async function submit(obstacles: readonly BookingObstacle[]): Promise<void> {
    const [first] = obstacles.filter((obstacle) => !isForServer(obstacle));
    if (first !== undefined) {
      tell('warning', formatMessage(message('booking.compose.notReady')));
      jumpTo(spotOf(first));
      return;
    }
    await run(submitKept);
  }

  return {
    isSubmitting: busy,
    /** Why the server refused the draft as it is now. */
    refused: refusal?.draft === draft ? refusal.obstacles : NONE,
    submit,
  };
}
