import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import type { Booking, BookingInput } from '../../../server/src/contracts';
import { createDraftKeeper } from '../bookings/draftKeeper';
import type { DraftKeeper, KeepingOutcome } from '../bookings/draftKeeper';
import { statusOf } from '../bookings/errors';
import { useChangeBookingMutation, useComposeBookingMutation } from '../services/bookings';
import { useErrorWords } from './useErrorWords';

const CONFLICT = 409;

function later(work: () => void, delayMs: number): () => void {
  const timer = setTimeout(work, delayMs);
  return () => clearTimeout(timer);
}

/** Keeps the draft that is composed here; also what was changed last when the page is left. */
export function useDraftKeeper(opened: { booking: Booking; input: BookingInput } | null) {
  const [composeBooking] = useComposeBookingMutation();
  const [changeBooking] = useChangeBookingMutation();
  const inWords = useErrorWords();
  const outcomeOf = useCallback(
    async (call: Promise<Booking>): Promise<KeepingOutcome> => {
      try {
        return { kind: 'kept', booking: await call };
      } catch (error) {
        return statusOf(error) === CONFLICT
          ? { kind: 'conflict' }
          : { kind: 'failed', reason: inWords(error) };
      }
    },
    [inWords],
  );
  const [keeper] = useState(() =>
    createDraftKeeper(
      {
        later,
        compose: (input) => outcomeOf(composeBooking(input).unwrap()),
        change: ({ documentId, revision }, input) =>
          outcomeOf(changeBooking({ documentId, revision, ...input }).unwrap()),
      },
      opened,
    ),
  );
  const state = useSyncExternalStore(keeper.subscribe, keeper.state);
  useEffect(() => () => void keeper.flush(), [keeper]);
  useWarningBeforeLoss(keeper);
  return { keeper, state };
}

/** The browser asks before it closes a page whose last changes are not kept yet. */
function useWarningBeforeLoss(keeper: DraftKeeper): void {
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent): void => {
      const { phase } = keeper.state();
      if (phase === 'nothing' || phase === 'saved') return;
      void keeper.flush();
      event.preventDefault();
    };
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [keeper]);
}
