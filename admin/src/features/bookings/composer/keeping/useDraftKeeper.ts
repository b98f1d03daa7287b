import { useEffect, useState, useSyncExternalStore } from 'react';
import { useIntl } from 'react-intl';
import { draftFrom, inputOf } from '../model/draft';
import { createDraftKeeper } from '../model/draftKeeper';
import type { DraftKeeper, FoundBooking, KeepingOutcome } from '../model/draftKeeper';
import { CONFLICT, NOT_FOUND, statusOf } from '../../model/errors';
import { useChangeBookingMutation, useComposeBookingMutation } from '../../queries/bookingsApi';
import { useText } from '../../../../shared/words/useText';
import { useAttempts } from '../../../../shared/hooks/useAttempts';
import { useErrorWords } from '../../../../shared/words/useErrorWords';
import { useFindBooking } from './useFindBooking';

function later(work: () => void, delayMs: number): () => void {
  const timer = setTimeout(work, delayMs);
  return () => clearTimeout(timer);
}

/**
 * Saves the draft while it is being composed, and its last changes when the user leaves the page.
 */
export function useDraftKeeper(opened: FoundBooking | null) {
  const [composeBooking] = useComposeBookingMutation();
  const [changeBooking] = useChangeBookingMutation();
  const find = useFindBooking();
  const { locale } = useIntl();
  const inWords = useErrorWords();
  const [keeper] = useState(() => {
    const failed = (error: unknown): KeepingOutcome => ({
      kind: 'failed',
      reason: inWords(error),
    });
    async function notChanged(documentId: string, error: unknown): Promise<KeepingOutcome> {
      const status = statusOf(error);
      if (status === CONFLICT) return { kind: 'conflict' };
      // A 404 may also mean that the contact is missing.
      const isGone = status === NOT_FOUND && (await find(documentId).then(isNothing, () => false));
      return isGone ? { kind: 'gone' } : failed(error);
    }
    return createDraftKeeper(
      {
        later,
        newKey,
        compose: (input, key) =>
          composeBooking({ ...input, key })
            .unwrap()
            .then(
              (booking) => kept({ booking, input: inputOf(draftFrom(booking), locale) }),
              failed,
            ),
        change: ({ documentId, revision }, input) =>
          changeBooking({ documentId, revision, ...input })
            .unwrap()
            .then(
              (booking) => kept({ booking, input }),
              (error: unknown) => notChanged(documentId, error),
            ),
        read: ({ documentId }) => find(documentId).catch(() => null),
      },
      opened,
    );
  });
  const state = useSyncExternalStore(keeper.subscribe, keeper.state);
  useWarningBeforeLoss(keeper);
  useLastKeeping(keeper);
  return { keeper, state };
}

const kept = (found: FoundBooking): KeepingOutcome => ({ kind: 'kept', ...found });

const BYTES_OF_KEY = 16;

/** Avoids `crypto.randomUUID`, which is missing where the panel is served without TLS. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(BYTES_OF_KEY));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

const isNothing = (found: FoundBooking | null): boolean => found === null;

/** The browser asks before it closes a page with unsaved changes. */
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

/** Saves the last changes when the user leaves the composer, and reports a failure. */
function useLastKeeping(keeper: DraftKeeper): void {
  const text = useText();
  const { notify } = useAttempts();
  const [keepLast] = useState(() => async (): Promise<void> => {
    await keeper.flush();
    if (!keeper.wouldLose()) return;
    const { phase, reason } = keeper.state();
    const isTaken = phase === 'conflict' || phase === 'gone';
    const why = isTaken ? text(`booking.compose.saved.${phase}`) : reason;
    notify('warning', text('booking.compose.left', { why }));
  });
  useEffect(() => () => void keepLast(), [keepLast]);
}
