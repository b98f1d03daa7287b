import { useState } from 'react';
import { useIntl } from 'react-intl';
import { useNavigate } from 'react-router-dom';
import type { BookingObstacle } from '../../../../server/src/contracts';
import type { BookingDraft } from '../../bookings/draft';
import type { DraftKeeper } from '../../bookings/draftKeeper';
import { CONFLICT, mayBeAnother, obstaclesIn, statusOf } from '../../bookings/errors';
import { isForServer } from '../../bookings/obstacles';
import type { Refusal } from '../../bookings/obstacles';
import { spotOf } from '../../bookings/spots';
import { isSubmittedAnyhow } from '../../bookings/submission';
import { useAttempts } from '../../hooks/useAttempts';
import { useBusy } from '../../hooks/useBusy';
import { useErrorWords } from '../../hooks/useErrorWords';
import { useFindBooking } from '../../hooks/useFindBooking';
import { PLACES } from '../../overview/places';
import { useSubmitBookingMutation } from '../../services/bookings';
import { message } from '../../translations/message';
import { jumpTo } from './places';

export interface Submission {
  /** Nothing may be changed meanwhile: it would not be part of what is submitted. */
  isSubmitting: boolean;
  refusal: Refusal | null;
  submit: (obstacles: readonly BookingObstacle[], known: Refusal['known']) => Promise<void>;
}

/** Has the booking created in S-360, and goes where its progress is shown. */
export function useSubmit(draft: BookingDraft, keeper: DraftKeeper): Submission {
  const { formatMessage } = useIntl();
  const navigate = useNavigate();
  const { attempt, tell } = useAttempts();
  const { busy, run } = useBusy();
  const inWords = useErrorWords();
  const find = useFindBooking();
  const [submitBooking] = useSubmitBookingMutation();
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  async function submitKept(known: Refusal['known']): Promise<void> {
    const kept = await keeper.flush();
    if (kept === null) {
      tell('warning', formatMessage(message('booking.compose.notKept')));
      return;
    }
    const { documentId, revision } = kept;
    const call = submitBooking({ documentId, revision })
      .unwrap()
      .catch(async (error: unknown) => {
        setRefusal({ draft, obstacles: obstaclesIn(error), known });
        const isUnclear = mayBeAnother(error);
        if (!isUnclear || !(await isSubmittedAnyhow(keeper, () => find(documentId)))) throw error;
        if (statusOf(error) === CONFLICT) tell('warning', inWords(error));
      });
    await attempt(call, () => navigate(PLACES.booking(documentId)));
  }

  async function submit(
    obstacles: readonly BookingObstacle[],
    known: Refusal['known'],
  ): Promise<void> {
    const [first] = obstacles.filter((obstacle) => !isForServer(obstacle));
    if (first !== undefined) {
      tell('warning', formatMessage(message('booking.compose.notReady')));
      jumpTo(spotOf(first));
      return;
    }
    await run(() => submitKept(known));
  }

  return { isSubmitting: busy, refusal, submit };
}
