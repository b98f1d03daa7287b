import type { ActivityOutcome } from '../../../../server/src/contracts';
import { StatusWord } from '../../shared/components/StatusWord';
import { useText } from '../../shared/words/useText';
import { OUTCOME_VARIANTS } from './outcomeVariants';

/** How a delivery or a call ended. */
export function Outcome({ outcome }: { outcome: ActivityOutcome }) {
  const text = useText();
  return (
    <StatusWord variant={OUTCOME_VARIANTS[outcome]}>
      {text(`activity.outcome.${outcome}`)}
    </StatusWord>
  );
}
