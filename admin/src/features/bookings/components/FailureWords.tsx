import type { SyncFailure } from '../../../../../server/src/contracts';
import { knownFailure } from '../model/failures';
import { useText } from '../../../shared/words/useText';
import { Moment } from '../../../shared/time/Moment';
import { Line } from '../../../shared/components/Notice';
import { ReasonText } from '../../../shared/reasons/ReasonText';

/** Why S-360 did not do what was requested, in plain words where the code is known. */
export function FailureWords({ failure }: { failure: SyncFailure }) {
  const text = useText();
  const when = <Moment at={failure.at} tense="past" />;
  return (
    <>
      <Line>
        <FailureText failure={failure} />
      </Line>
      <Line muted>{text('failure.code', { code: failure.code, when })}</Line>
    </>
  );
}

/** The cause without the code and the time. */
export function FailureText({ failure }: { failure: SyncFailure }) {
  const text = useText();
  const known = knownFailure(failure);
  if (known === null) return <ReasonText reason={failure.reason} />;
  return <>{text(`booking.failure.${known}`)}</>;
}
