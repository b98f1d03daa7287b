import type { ConsentStatus } from '../../../../../server/src/contracts';

/** How many kinds of marketing a contact has accepted and refused. */
export function countAnswers(consents: readonly ConsentStatus[]): {
  allowed: number;
  refused: number;
} {
  const allowed = consents.filter((consent) => consent.allowed).length;
  return { allowed, refused: consents.length - allowed };
}

/**
 * Only turning a refusal into a consent needs a confirmation: it makes mailings to the person
 * lawful.
 */
export function mustConfirm(consent: ConsentStatus, wanted: boolean): boolean {
  return wanted && !consent.allowed;
}
