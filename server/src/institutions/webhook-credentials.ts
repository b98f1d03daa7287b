import { createHash, timingSafeEqual } from 'node:crypto';
import type { WebhookAuthentication } from './institution';

const digestOf = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Compares in constant time, whatever the lengths: digests are equally long. */
function isOneOf(given: string, secrets: readonly string[]): boolean {
  const givenDigest = digestOf(given);
  return secrets.reduce(
    (found, secret) => timingSafeEqual(givenDigest, digestOf(secret)) || found,
    false,
  );
}

/**
 * Whether a webhook call carries the credentials of its institution. `header` reads a request
 * header by name. Compares every live secret, even after a match.
 */
export function hasCredentials(
  authentication: WebhookAuthentication,
  header: (name: string) => string | undefined,
): boolean {
  switch (authentication.kind) {
    case 'none':
      return true;
    case 'apiKey':
      return isOneOf(header(authentication.header) ?? '', authentication.keys);
    case 'basic': {
      const [scheme, encoded] = (header('authorization') ?? '').split(' ');
      const given =
        scheme?.toLowerCase() === 'basic'
          ? Buffer.from(encoded ?? '', 'base64').toString('utf8')
          : '';
      const { passwords, username } = authentication;
      return isOneOf(
        given,
        passwords.map((password) => `${username}:${password}`),
      );
    }
  }
}
