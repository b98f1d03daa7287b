import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import { useNavigate } from 'react-router-dom';
import type {
  Booking,
  BookingPayment,
  DecideBookingInDoubt,
} from '../../../../../server/src/contracts';
import { isOutdated } from '../model/answers';
import { PLACES } from '../../../shared/places';
import {
  useAbandonBookingMutation,
  useCloseBookingMutation,
  useDecideBookingInDoubtMutation,
  useDiscardBookingMutation,
  useDuplicateBookingMutation,
  useReleaseBookingMutation,
  useSellBookingMutation,
  useSubmitBookingMutation,
  useWithdrawBookingMutation,
} from './bookingsApi';
import type { MessageKey } from '../../../translations/message';
import { useAttempts } from '../../../shared/hooks/useAttempts';
import { useText } from '../../../shared/words/useText';
import { useErrorWords } from '../../../shared/words/useErrorWords';

type Decision = DecideBookingInDoubt.Request extends infer Request
  ? Request extends { revision: number }
    ? Omit<Request, 'revision'>
    : never
  : never;

/** The user's requests about one booking. Each resolves to whether the request is settled. */
interface BookingRequests {
  submit(): Promise<boolean>;
  withdraw(): Promise<boolean>;
  close(confirmed: { payment: BookingPayment; total: string }): Promise<boolean>;
  abandon(): Promise<boolean>;
  sell(payment: BookingPayment): Promise<boolean>;
  release(): Promise<boolean>;
  duplicate(): Promise<boolean>;
  discard(): Promise<boolean>;
  decideInDoubt(decision: Decision): Promise<boolean>;
}

/**
 * Sends requests about the booking as it was displayed. If it has changed since, the user is
 * notified and the request counts as settled: dialogs close and the current booking is shown.
 */
export function useBookingRequests({
  documentId,
  revision,
}: Pick<Booking, 'documentId' | 'revision'>): BookingRequests {
  const { locale } = useIntl();
  const text = useText();
  const navigate = useNavigate();
  const { attempt, notify } = useAttempts();
  const inWords = useErrorWords();
  const [submit] = useSubmitBookingMutation();
  const [withdraw] = useWithdrawBookingMutation();
  const [close] = useCloseBookingMutation();
  const [abandon] = useAbandonBookingMutation();
  const [sell] = useSellBookingMutation();
  const [release] = useReleaseBookingMutation();
  const [duplicate] = useDuplicateBookingMutation();
  const [discard] = useDiscardBookingMutation();
  const [decide] = useDecideBookingInDoubtMutation();

  return useMemo(() => {
    const on = { documentId, revision };
    const say = (key: MessageKey, values?: Record<string, string>) =>
      notify('success', text(key, values));
    const ask = <Answer>(call: Promise<Answer>, onAnswer: (answer: Answer) => void) => {
      const answered = call.catch((error: unknown) => {
        if (!isOutdated(error)) throw error;
        notify('warning', inWords(error));
        return null;
      });
      return attempt(answered, (answer) => {
        if (answer !== null) onAnswer(answer);
      });
    };
    const open = (booking: Booking) => navigate(PLACES.booking(booking.documentId));
    const begun = (key: MessageKey) => (booking: Booking) => {
      say(key, { reference: booking.reference });
      open(booking);
    };
    return {
      submit: () => ask(submit(on).unwrap(), () => undefined),
      withdraw: () =>
        ask(withdraw(on).unwrap(), ({ state }) =>
          say(state === 'draft' ? 'booking.withdraw.done' : 'booking.takenBack.done'),
        ),
      close: (confirmed) => ask(close({ ...on, ...confirmed }).unwrap(), () => undefined),
      abandon: () => ask(abandon(on).unwrap(), () => undefined),
      sell: (payment) => ask(sell({ ...on, payment }).unwrap(), begun('booking.sell.begun')),
      release: () => ask(release(on).unwrap(), begun('booking.release.begun')),
      duplicate: () =>
        ask(duplicate({ documentId, locale }).unwrap(), begun('booking.duplicate.made')),
      discard: () =>
        ask(discard({ documentId }).unwrap(), () => {
          say('booking.discard.done');
          navigate(PLACES.bookings());
        }),
      decideInDoubt: (decision) =>
        ask(decide({ ...on, ...decision }).unwrap(), () => say('booking.inDoubt.decided')),
    };
  }, [
    documentId,
    revision,
    text,
    locale,
    navigate,
    attempt,
    inWords,
    notify,
    submit,
    withdraw,
    close,
    abandon,
    sell,
    release,
    duplicate,
    discard,
    decide,
  ]);
}
