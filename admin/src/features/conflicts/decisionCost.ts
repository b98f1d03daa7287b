import type { ConflictSide, ConflictStatus } from '../../../../server/src/contracts';
import { consentCode } from '../../shared/fields/fieldKeys';
import { MAX_CALLS_PER_VALUE } from '../../shared/calls/callsPerValue';

interface DecisionCost {
  /** How many values go to S-360, counted once for each institution. */
  values: number;
  calls: number;
}

const costOf = (values: number): DecisionCost => ({ values, calls: values * MAX_CALLS_PER_VALUE });

type Decided = Pick<ConflictStatus, 'alsoLinkedTo' | 'field'>;

/**
 * What deciding open conflicts costs. The CRM's value goes to the institution of the conflict;
 * S-360's value is there already and goes to the other institutions of the contact.
 */
export const costOfDeciding = (conflicts: readonly Decided[], side: ConflictSide): DecisionCost =>
  costOf(
    side === 'crm'
      ? conflicts.length
      : conflicts.reduce((sum, { alsoLinkedTo }) => sum + alsoLinkedTo, 0),
  );

/**
 * What reversing a decision costs: all institutions of the contact get the other value. A consent
 * stays with its institution.
 */
export const costOfReversing = ({ alsoLinkedTo, field }: Decided): DecisionCost =>
  costOf(consentCode(field) === null ? 1 + alsoLinkedTo : 1);
