import type { SyncFailure } from '../../../../server/src/contracts';
import { Line } from '../components/Notice';
import { Moment } from '../time/Moment';
import { useText } from '../words/useText';
import { useFailureText } from './useFailureText';

interface FailureWordsProps {
  failure: SyncFailure;
  /** Instead of the reason, where the place has better ones. */
  words?: string | null;
}

/** Why something failed, its code and when. */
export function FailureWords({ failure, words = null }: FailureWordsProps) {
  const text = useText();
  const failureText = useFailureText();
  const when = <Moment at={failure.at} tense="past" />;
  return (
    <>
      <Line>{words ?? failureText(failure)}</Line>
      <Line muted>{text('failure.code', { code: failure.code, when })}</Line>
    </>
  );
}
