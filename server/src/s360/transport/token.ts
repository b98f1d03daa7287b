/**
 * How a call authenticates: with a token forged for it, or with one from the login call.
 * Documented: platform.secutix.com/backend/standards/rest.
 */

import { createSecretKey } from 'node:crypto';
import jwt from 'jsonwebtoken';
import type { Lane } from '../permits';
import { tokenClaims } from '../assumptions';
import type { S360ClientSettings } from '../settings';

export interface Bearer {
  /** Read it at the last moment before sending. */
  read(): string;
  /** Whether a refusal of it may mean its age, now that it was refused. */
  mayBeTooOld(): boolean;
}

export interface Credentials {
  bearer(lane: Lane): Promise<Bearer>;
  /**
   * S-360 refused this token, at this time of its own clock. Returns whether the reason may have
   * been its age, so that a fresh token is worth another try.
   */
  refused(bearer: Bearer, at: Date | null): boolean;
}

/** The `Date` of an answer is cut to the second and has travelled. */
const NOTICEABLE_MS = 2_000;

/**
 * The time by S-360's clock. Ours counts until a token is refused and S-360's `Date` shows that the
 * two differ; what was corrected without being accepted is taken back.
 */
function createTokenTime(now: () => number) {
  let offsetMs = 0;
  return {
    nowMs: () => now() + offsetMs,
    /** Returns whether the time was corrected. */
    correct(at: Date | null): boolean {
      const measuredMs = at === null ? 0 : at.getTime() - now();
      const isNews = at !== null && Math.abs(measuredMs - offsetMs) >= NOTICEABLE_MS;
      offsetMs = isNews ? measuredMs : 0;
      return isNews;
    },
  };
}

/**
 * Forges a token per call. Its subject and the unit of its times are assumptions; its times follow
 * S-360's clock.
 */
export function createForgedCredentials(
  settings: S360ClientSettings,
  now: () => number,
): Credentials {
  const { operator, partner, secret } = settings.authentication;
  // jsonwebtoken would try a text as a certificate first, for each call.
  const key = createSecretKey(secret, 'utf8');
  const time = createTokenTime(now);
  const claimsNow = () => tokenClaims(settings.assumptions, time.nowMs());
  const forged = (): Bearer => {
    let issuedAt = 0;
    return {
      read() {
        const claims = { ...claimsNow(), aud: operator, iss: partner };
        issuedAt = claims.iat;
        return jwt.sign(claims, key, { algorithm: 'HS256' });
      },
      // Documented: on arrival `iat` is less than a second old. Whole seconds may be nearly that.
      mayBeTooOld: () =>
        settings.assumptions.tokenTimeUnit === 'seconds' && claimsNow().iat > issuedAt,
    };
  };
  return {
    bearer: async () => forged(),
    refused: (bearer, at) => {
      const isTooOld = bearer.mayBeTooOld();
      return time.correct(at) || isTooOld;
    },
  };
}

export type Login = (lane: Lane) => Promise<string>;

/**
 * Fetches a token by the login call and keeps it. Calls that need one meanwhile share the login.
 */
export function createLoginCredentials(login: Login, now: () => number): Credentials {
  let kept: { read: () => string; goodUntilMs: number } | null = null;
  let running: Promise<Bearer> | null = null;

  const fetchToken = async (lane: Lane): Promise<Bearer> => {
    const token = await login(lane);
    const read = () => token;
    kept = { read, goodUntilMs: now() + reusableMs(token, now()) };
    return { read, mayBeTooOld: () => false };
  };
  return {
    async bearer(lane) {
      if (kept && now() < kept.goodUntilMs) return { read: kept.read, mayBeTooOld: () => true };
      running ??= fetchToken(lane).finally(() => {
        running = null;
      });
      return running;
    },
    refused(bearer) {
      // Another call may have fetched a new one since.
      if (kept?.read === bearer.read) kept = null;
      return bearer.mayBeTooOld();
    },
  };
}

const UNREADABLE_TOKEN_MS = 60_000;
/** A token must still be valid when the call arrives. */
const EXPIRY_MARGIN_MS = 5_000;
const MILLISECONDS_FROM = 100_000_000_000;

/**
 * How long a token may be reused. The lifetime of S-360's tokens is unknown. With `iat`, the
 * difference counts, so our clocks need not agree.
 */
function reusableMs(token: string, nowMs: number): number {
  const claims = jwt.decode(token);
  if (claims === null || typeof claims === 'string' || typeof claims.exp !== 'number') {
    return UNREADABLE_TOKEN_MS;
  }
  const issuedAtMs = typeof claims.iat === 'number' ? toMs(claims.iat) : nowMs;
  return toMs(claims.exp) - issuedAtMs - EXPIRY_MARGIN_MS;
}

function toMs(claim: number): number {
  return claim >= MILLISECONDS_FROM ? claim : claim * 1000;
}
