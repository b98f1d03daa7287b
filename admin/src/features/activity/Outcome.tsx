import type { ActivityOutcome } from '../../../../server/src/contracts';
import { StatusWord } from '../../shared/components/StatusWord';
import { useText } from '../../shared/words/useText';
import type { StateVariant } from '../../shared/components/stateVariant';

/** The color of each outcome. The outcome is always written next to it. */
const OUTCOME_VARIANTS: Record<ActivityOutcome, StateVariant> = {
  open: 'secondary',
  ok: 'success',
  partly: 'warning',
  failed: 'danger',
  unknown: 'neutral',
};

/** How a delivery or a call ended. */
export function Outcome({ outcome }: { outcome: ActivityOutcome }) {
  const text = useText();
  return (
    <StatusWord variant={OUTCOME_VARIANTS[outcome]}>
      {text(`activity.outcome.${outcome}`)}
    </StatusWord>
  );
}
