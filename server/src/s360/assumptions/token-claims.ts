import type { Assumptions } from '../interface';

/** Documented: platform.secutix.com/backend/standards/rest, a token may be valid for 30 seconds. */
const LIFETIME_S = 30;

/** The claims of a forged token that depend on the institution. */
export function tokenClaims(
  { tokenSubject, tokenTimeUnit }: Pick<Assumptions, 'tokenSubject' | 'tokenTimeUnit'>,
  nowMs: number,
): { sub: string; iat: number; exp: number } {
  const perSecond = tokenTimeUnit === 'milliseconds' ? 1000 : 1;
  const iat = Math.floor((nowMs * perSecond) / 1000);
  return { sub: tokenSubject, iat, exp: iat + LIFETIME_S * perSecond };
}
