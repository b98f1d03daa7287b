import type { SyncFailure } from '../../../../server/src/contracts';
import { useText } from '../../shared/words/useText';
import { Moment } from '../../shared/time/Moment';
import { Line } from '../../shared/components/Notice';
import { ReasonText } from '../../shared/reasons/ReasonText';

interface FailureWordsProps {
  failure: SyncFailure;
  /** Instead of the cause, where that says no more than the code. */
  words?: string;
}

export function FailureWords({ failure, words }: FailureWordsProps) {
  const text = useText();
  const when = <Moment at={failure.at} tense="past" />;
  return (
    <>
      <Line>{words ?? <ReasonText reason={failure.reason} />}</Line>
      <Line muted>{text('failure.code', { code: failure.code, when })}</Line>
    </>
  );
}
