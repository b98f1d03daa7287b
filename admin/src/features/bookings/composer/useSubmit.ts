import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import type { BookingObstacle } from '../../../../../server/src/contracts';
import type { BookingDraft } from './model/draft';
import type { DraftKeeper } from './model/draftKeeper';
import { CONFLICT, mayBeAnother, obstaclesIn, statusOf } from '../model/errors';
import { isForServer } from './model/obstacles';
import type { Refusal } from './model/obstacles';
import { spotOf } from './model/spots';
import { isSubmittedAnyhow } from './model/submission';
import { useAttempts } from '../../../shared/hooks/useAttempts';
import { useBusy } from '../../../shared/hooks/useBusy';
import { useErrorWords } from '../../../shared/words/useErrorWords';
import { useFindBooking } from './keeping/useFindBooking';
import { PLACES } from '../../../shared/places';
import { useSubmitBookingMutation } from '../queries/bookingsApi';
import { useText } from '../../../shared/words/useText';
import { jumpTo } from './places';

export interface Submission {
  /** Nothing may change during the submission, as the change would not be part of it. */
  isSubmitting: boolean;
  refusal: Refusal | null;
  submit: (obstacles: readonly BookingObstacle[], known: Refusal['known']) => Promise<void>;
}

/** Submits the booking to S-360, and opens the screen that shows its progress. */
export function useSubmit(draft: BookingDraft, keeper: DraftKeeper): Submission {
  const text = useText();
  const navigate = useNavigate();
  const { attempt, notify } = useAttempts();
  const { busy, run } = useBusy();
  const inWords = useErrorWords();
  const find = useFindBooking();
  const [submitBooking] = useSubmitBookingMutation();
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  async function submitKept(known: Refusal['known']): Promise<void> {
    const kept = await keeper.flush();
    if (kept === null) {
      notify('warning', text('booking.compose.notKept'));
      return;
    }
    const { documentId, revision } = kept;
    const call = submitBooking({ documentId, revision })
      .unwrap()
      .catch(async (error: unknown) => {
        setRefusal({ draft, obstacles: obstaclesIn(error), known });
        const isUnclear = mayBeAnother(error);
        if (!isUnclear || !(await isSubmittedAnyhow(keeper, () => find(documentId)))) throw error;
        if (statusOf(error) === CONFLICT) notify('warning', inWords(error));
      });
    await attempt(call, () => navigate(PLACES.booking(documentId)));
  }

  async function submit(
    obstacles: readonly BookingObstacle[],
    known: Refusal['known'],
  ): Promise<void> {
    const [first] = obstacles.filter((obstacle) => !isForServer(obstacle));
    if (first !== undefined) {
      notify('warning', text('booking.compose.notReady'));
      jumpTo(spotOf(first));
      return;
    }
    await run(() => submitKept(known));
  }

  return { isSubmitting: busy, refusal, submit };
}
