import type { SyncFailure } from '../../../../../server/src/contracts';
import { knownFailure } from '../model/failures';
import { useText } from '../../../shared/words/useText';
import { Line } from '../../../shared/components/Notice';
import { BookingFailureWords } from './BookingFailureWords';

/** Why S-360 did not do what was requested, and what the user can do about it. */
export function FailureAdvice({ failure }: { failure: SyncFailure }) {
  const text = useText();
  return (
    <>
      <BookingFailureWords failure={failure} />
      <Line>{text(`booking.advice.${knownFailure(failure) ?? 'unknown'}`)}</Line>
    </>
  );
}
