import type { SyncFailure } from '../../../../server/src/contracts';
import { Line } from '../components/Line';
import { Moment } from '../time/Moment';
import { useText } from '../words/useText';
import { useReasons } from './useReasons';

/** Why something failed, and when; its code stands below unless the sentence has it. */
export function FailureWords({ failure: { at, code, reason } }: { failure: SyncFailure }) {
  const text = useText();
  const sentence = useReasons()(reason);
  const when = <Moment at={at} tense="past" />;
  return (
    <>
      <Line>{sentence}</Line>
      <Line muted>{sentence.includes(code) ? when : text('failure.code', { code, when })}</Line>
    </>
  );
}
