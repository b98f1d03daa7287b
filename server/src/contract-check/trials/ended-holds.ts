import { failedResult, finding, heldResult, note, untestedResult } from '../findings';
import type { StepContext } from '../step-context';
import type { StepResult } from '../steps';

/** Compares how holds ended with the configured meaning of their expiration dates. */
export async function tryEndedHolds({ conversation, ports }: StepContext): Promise<StepResult> {
  const { client, code } = conversation.institution();
  const { expiry } = client.assumptions;
  const value = expiry === 'endOfDay' ? 'exact' : 'endOfDay';
  const shown = await ports.shownExpiry(code);
  const [orderId] = shown[value];
  const holds = shown[expiry].length;
  if (orderId !== undefined && shown[value].length > holds) {
    return failedResult(finding('expiryOther', { value, orderId, holds: shown[value].length }), {
      cures: [{ assumptions: { expiry: value } }],
      refuted: ['expiry'],
    });
  }
  if (holds === 0) return untestedResult(finding('noEndedHolds'));
  return heldResult({ notes: [note('endedHoldsCompared', { holds })], held: ['expiry'] });
}
