import type { DeliveryItemOutcome, DeliverySummary } from '../../../../../server/src/contracts';
import type { StateVariant } from '../../../shared/components/stateVariant';

export type ItemOutcome = DeliveryItemOutcome['outcome'];

/** The outcomes that a list of deliveries counts; a wanted pull counts as applied. */
type CountedOutcome = Exclude<ItemOutcome, 'needsPull'>;

const COUNTED: readonly CountedOutcome[] = [
  'applied',
  'unchanged',
  'superseded',
  'kept',
  'excluded',
  'filtered',
  'accessControl',
  'quarantined',
];

/** The colour of each outcome, beside which it always stands in words. */
export const OUTCOME_VARIANTS: Record<ItemOutcome, StateVariant> = {
  applied: 'success',
  unchanged: 'neutral',
  superseded: 'neutral',
  kept: 'neutral',
  excluded: 'neutral',
  filtered: 'neutral',
  needsPull: 'secondary',
  accessControl: 'neutral',
  quarantined: 'warning',
};

/** What became of the items of a delivery, without the outcomes that none of them had. */
export function countedOutcomes(
  delivery: Pick<DeliverySummary, CountedOutcome>,
): { outcome: CountedOutcome; count: number }[] {
  return COUNTED.map((outcome) => ({ outcome, count: delivery[outcome] })).filter(
    ({ count }) => count > 0,
  );
}
