import { createSecretKey } from 'node:crypto';
import { sign, verify } from 'jsonwebtoken';
import { DAY_MS } from './clock';
import type { Institution } from './institution';
import { type JsonObject, isObject } from './json';

/** The lifetime of a token from the login call; S-360’s own is not public. */
const LOGIN_TOKEN_SECONDS = 900;

/** The mark of tokens from the login call. */
const LOGIN_TOKEN = 'login';

/** How far a client’s clock may be ahead; S-360’s own tolerance is not public. */
const CLOCK_AHEAD_MS = 300_000;

/** The longest known lifetime, that of the example token on S-360’s page. */
const LONGEST_LIFETIME_MS = 366 * DAY_MS;

const unitMs = { seconds: 1000, milliseconds: 1 };

/** Whether an Authorization header has a valid token of the institution. */
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

/** The example token on S-360’s page has the code in upper case. */
const subjectOf = ({ behaviour, code }: Institution): string =>
  behaviour.now.tokenSubject ?? code.toUpperCase();

/** Whether tokens of that kind are accepted. */
function isTaken({ jti }: JsonObject, { behaviour }: Institution): boolean {
  const { tokens } = behaviour.now;
  return tokens === 'any' || (jti === LOGIN_TOKEN) === (tokens === 'login');
}

/** The documented rule, which working clients do not keep: a token is made for its call. */
const STRICT = { ageMs: 1_000, aheadMs: 1_000, lifetimeMs: 30_000 };

const LENIENT = {
  ageMs: LONGEST_LIFETIME_MS,
  aheadMs: CLOCK_AHEAD_MS,
  lifetimeMs: LONGEST_LIFETIME_MS,
};

/** Neither in the past nor in the future, as times in another unit would be. */
function isInTime({ exp, iat, jti }: JsonObject, { behaviour, clock }: Institution): boolean {
  if (typeof exp !== 'number' || typeof iat !== 'number') return false;
  const unit = unitMs[behaviour.now.tokenTimeUnit];
  const isStrict = behaviour.now.tokenTimes === 'strict' && jti !== LOGIN_TOKEN;
  const { aheadMs, ageMs, lifetimeMs } = isStrict ? STRICT : LENIENT;
  const nowMs = clock.sourceNow();
  const oldMs = nowMs - iat * unit;
  const isIssued = oldMs >= -aheadMs && oldMs < ageMs;
  return isIssued && exp * unit > nowMs && (exp - iat) * unit <= lifetimeMs;
}

function claimsOf(token: string, secret: string): JsonObject | undefined {
  try {
    // The time is checked below, as jsonwebtoken knows seconds only. The secret is a key object, as
    // jsonwebtoken would first try a text as a certificate.
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
 * A token for a login call, or `undefined` when operator, partner or secret are wrong. The login
 * call of tnco needs no partner, so a missing partner is not wrong.
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
