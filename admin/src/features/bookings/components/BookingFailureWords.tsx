import type { SyncFailure } from '../../../../../server/src/contracts';
import { FailureWords } from '../../../shared/reasons/FailureWords';
import { ReasonText } from '../../../shared/reasons/ReasonText';
import { useText } from '../../../shared/words/useText';
import { knownFailure } from '../model/failures';

/** Why S-360 did not do what was requested, in plain words where the code is known. */
export function BookingFailureWords({ failure }: { failure: SyncFailure }) {
  const text = useText();
  const known = knownFailure(failure);
  const words = known === null ? null : text(`booking.failure.${known}`);
  return <FailureWords failure={failure} words={words} />;
}

/** The cause without the code and the time. */
export function FailureText({ failure }: { failure: SyncFailure }) {
  const text = useText();
  const known = knownFailure(failure);
  if (known === null) return <ReasonText reason={failure.reason} />;
  return <>{text(`booking.failure.${known}`)}</>;
}
