import { failedResult, finding, heldResult, note, untestedResult } from '../findings';
import type { StepContext } from '../step-context';
import type { StepResult } from '../steps';

/** Compares prices on the newest orders with the stored catalog: both are to have one unit. */
export async function tryOrderPrices({ conversation, ports }: StepContext): Promise<StepResult> {
  const { code } = conversation.institution();
  const { compared, odd } = await ports.comparedPrices(code);
  if (odd !== null)
    return failedResult(finding('pricesInOtherUnit', { ...odd }), { refuted: ['amounts'] });
  if (compared === 0) return untestedResult(finding('noPricesToCompare'));
  return heldResult({ notes: [note('pricesCompared', { lines: compared })], held: ['amounts'] });
}
