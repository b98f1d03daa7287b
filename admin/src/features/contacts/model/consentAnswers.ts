import type { ConsentStatus } from '../../../../../server/src/contracts';

/**
 * Only turning a refusal into a consent needs a confirmation: it makes mailings to the person
 * lawful.
 */
export function mustConfirm(consent: ConsentStatus, wanted: boolean): boolean {
  return wanted && !consent.allowed;
}
