import { sign, verify } from 'jsonwebtoken';
import type { Institution } from './institution';
import { type JsonObject, isObject, textOf } from './json';

/** Lifetime of a token of the login call; S-360's own is not public (section 9). */
const LOGIN_TOKEN_SECONDS = 900;

/** Above this a point in time is in milliseconds (the year 5138 in seconds). */
const FIRST_MILLISECONDS = 100_000_000_000;

/** Whether an Authorization header carries a valid token of the institution (section 1.4). */
export function isAuthorized(header: string | undefined, institution: Institution): boolean {
  const [, token] = /^Bearer\s+(\S+)$/i.exec(header ?? '') ?? [];
  const claims = token === undefined ? undefined : claimsOf(token, institution.secret);
  if (!claims) return false;
  return (
    textOf(claims, 'sub')?.toLowerCase() === institution.code &&
    audienceOf(claims).includes(institution.operator) &&
    claims.iss === institution.partner &&
    !isExpired(claims.exp, institution.clock.sourceNow())
  );
}

function claimsOf(token: string, secret: string): JsonObject | undefined {
  try {
    // Time is judged below, because jsonwebtoken knows seconds only.
    const claims: unknown = verify(token, secret, {
      algorithms: ['HS256'],
      ignoreExpiration: true,
      ignoreNotBefore: true,
    });
    return isObject(claims) ? claims : undefined;
  } catch {
    return undefined;
  }
}

function audienceOf(claims: JsonObject): unknown[] {
  return Array.isArray(claims.aud) ? claims.aud : [claims.aud];
}

/** `exp` in seconds, as every known client sends it, or in milliseconds, as the page says. */
function isExpired(exp: unknown, nowMs: number): boolean {
  if (typeof exp !== 'number') return true;
  return (exp >= FIRST_MILLISECONDS ? exp : exp * 1000) <= nowMs;
}

/**
 * Token for a login call, or `undefined` when operator, partner or secret are wrong. The login
 * call of tnco is known without partner, so a partner left out is not wrong.
 */
export function loginToken(credentials: JsonObject, institution: Institution): string | undefined {
  const { operator, partner, secret } = institution;
  const known =
    credentials.operator === operator &&
    credentials.secret === secret &&
    (credentials.partner === undefined || credentials.partner === partner);
  if (!known) return undefined;
  const iat = Math.floor(institution.clock.sourceNow() / 1000);
  const claims = { iat, exp: iat + LOGIN_TOKEN_SECONDS };
  return sign(claims, secret, {
    algorithm: 'HS256',
    subject: institution.code,
    audience: operator,
    issuer: partner,
  });
}
