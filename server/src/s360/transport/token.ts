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
  /**
   * Whether the token was fetched for an earlier call. A refusal may then mean that it has expired.
   */
  readonly reused: boolean;
}

export interface Credentials {
  bearer(lane: Lane): Promise<Bearer>;
  /** S-360 refused this token. */
  forget(bearer: Bearer): void;
}

/** Forges a token per call. Its subject and the unit of its times are assumptions. */
export function createForgedCredentials(
  settings: S360ClientSettings,
  now: () => number,
): Credentials {
  const { operator, partner, secret } = settings.authentication;
  // jsonwebtoken would try a text as a certificate first, for each call.
  const key = createSecretKey(secret, 'utf8');
  const forge = () => {
    const claims = { ...tokenClaims(settings.assumptions, now()), aud: operator, iss: partner };
    return jwt.sign(claims, key, { algorithm: 'HS256' });
  };
  return { bearer: async () => ({ read: forge, reused: false }), forget: () => undefined };
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
    return { read, reused: false };
  };
  return {
    async bearer(lane) {
      if (kept && now() < kept.goodUntilMs) return { read: kept.read, reused: true };
      running ??= fetchToken(lane).finally(() => {
        running = null;
      });
      return running;
    },
    forget(bearer) {
      // Another call may have fetched a new one since.
      if (kept?.read === bearer.read) kept = null;
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
