import type { SyncFailure } from '../../../../server/src/contracts';
import { useText } from '../../shared/words/useText';
import { Moment } from '../../shared/time/Moment';
import { Line } from '../../shared/components/Notice';
import { ReasonText } from '../../shared/reasons/ReasonText';

/** The cause of a failure, with its code and time. */
export function FailureWords({ failure }: { failure: SyncFailure }) {
  const text = useText();
  const when = <Moment at={failure.at} tense="past" />;
  return (
    <>
      <Line>
        <ReasonText reason={failure.reason} />
      </Line>
      <Line muted>{text('failure.code', { code: failure.code, when })}</Line>
    </>
  );
}
