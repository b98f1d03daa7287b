import type { ConsentStatus } from '../../../../../server/src/contracts';

/**
 * Only turning a refusal into a consent needs a confirmation: it makes mailings to the person
 * lawful.
 */
export function mustConfirm(consent: ConsentStatus, wanted: boolean): boolean {
  return wanted && !consent.allowed;
}

/** The typed wording to record with a consent; `null` for none, or for the one it already has. */
export function wordingToRecord(consent: ConsentStatus, typed: string): string | null {
  const wording = typed.trim();
  const isKnown = consent.allowed && wording === consent.wording;
  return wording === '' || isKnown ? null : wording;
}
