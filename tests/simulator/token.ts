import { createSecretKey } from 'node:crypto';
import { sign, verify } from 'jsonwebtoken';
import { DAY_MS } from './clock';
import type { Institution } from './institution';
import { type JsonObject, isObject } from './json';

/** Lifetime of a token of the login call; S-360's own is not public (section 9). */
const LOGIN_TOKEN_SECONDS = 900;

/** Marks the tokens of the login call. */
const LOGIN_TOKEN = 'login';

/** How far the clock of whoever forges a token may be ahead; S-360's own patience is not public. */
const CLOCK_AHEAD_MS = 300_000;

/** The longest lifetime seen: that of the example token on S-360's page. */
const LONGEST_LIFETIME_MS = 366 * DAY_MS;

const unitMs = { seconds: 1000, milliseconds: 1 };

/** Whether an Authorization header carries a valid token of the institution (section 1.4). */
export function isAuthorized(header: string | undefined, institution: Institution): boolean {
  const [, token] = /^Bearer\s+(\S+)$/i.exec(header ?? '') ?? [];
  const claims = token === undefined ? undefined : claimsOf(token, institution.secret);
  if (!claims) return false;
  return (
    claims.sub === subjectOf(institution) &&
    audienceOf(claims).includes(institution.operator) &&
    claims.iss === institution.partner &&
    isTaken(claims, institution) &&
    isInTime(claims, institution)
  );
}

/** The example token on S-360's own page has the code in upper case. */
const subjectOf = ({ behaviour, code }: Institution): string =>
  behaviour.now.tokenSubject ?? code.toUpperCase();

/** Whether tokens of that kind are taken at all. */
function isTaken({ jti }: JsonObject, { behaviour }: Institution): boolean {
  const { tokens } = behaviour.now;
  return tokens === 'any' || (jti === LOGIN_TOKEN) === (tokens === 'login');
}

/** Neither of the past nor of the future, as one in another unit is. */
function isInTime({ exp, iat }: JsonObject, { behaviour, clock }: Institution): boolean {
  if (typeof exp !== 'number' || typeof iat !== 'number') return false;
  const unit = unitMs[behaviour.now.tokenTimeUnit];
  const nowMs = clock.sourceNow();
  const isIssued = iat * unit <= nowMs + CLOCK_AHEAD_MS;
  return isIssued && exp * unit > nowMs && (exp - iat) * unit <= LONGEST_LIFETIME_MS;
}

function claimsOf(token: string, secret: string): JsonObject | undefined {
  try {
    // Time is evaluated below, because jsonwebtoken knows seconds only.
    // As a key, since of a text jsonwebtoken tries first whether it is the key of a certificate.
    const claims: unknown = verify(token, createSecretKey(secret, 'utf8'), {
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
  const unit = unitMs[institution.behaviour.now.tokenTimeUnit];
  const iat = Math.floor(institution.clock.sourceNow() / unit);
  const claims = { iat, exp: iat + (LOGIN_TOKEN_SECONDS * 1000) / unit };
  return sign(claims, secret, {
    algorithm: 'HS256',
    jwtid: LOGIN_TOKEN,
    subject: subjectOf(institution),
    audience: operator,
    issuer: partner,
  });
}
