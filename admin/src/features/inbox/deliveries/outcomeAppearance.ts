import {
  COUNTED_OUTCOMES,
  type DeliveryItemOutcome,
  type DeliverySummary,
} from '../../../../../server/src/contracts';
import type { StateVariant } from '../../../shared/components/stateVariant';

type ItemOutcome = DeliveryItemOutcome['outcome'];

type CountedOutcome = (typeof COUNTED_OUTCOMES)[number];

/** The color of each outcome. The outcome is always written next to it. */
export const OUTCOME_VARIANTS: Record<ItemOutcome, StateVariant> = {
  applied: 'success',
  unchanged: 'neutral',
  superseded: 'neutral',
  kept: 'neutral',
  excluded: 'neutral',
  filtered: 'neutral',
  needsPull: 'secondary',
  accessControl: 'neutral',
  erased: 'neutral',
  quarantined: 'warning',
};

/** The outcomes of a delivery's items, without those that no item has. */
export function countedOutcomes(
  delivery: Pick<DeliverySummary, CountedOutcome>,
): { outcome: CountedOutcome; count: number }[] {
  return COUNTED_OUTCOMES.map((outcome) => ({ outcome, count: delivery[outcome] })).filter(
    ({ count }) => count > 0,
  );
}

/** Whether the outcomes are those of an earlier time, and the delivery waits to be applied again. */
export const isToBeAppliedAgain = ({
  appliedAt,
  state,
}: Pick<DeliverySummary, 'appliedAt' | 'state'>): boolean =>
  state === 'stored' && appliedAt !== null;
