import { isSameSecret } from '../kernel/http/same-secret';
import type { WebhookAuthentication } from './institution';

/** Compares with every secret, also after a match. */
function positionOf(given: string, secrets: readonly string[]): number | null {
  return secrets.reduce<number | null>(
    (found, secret, position) => (isSameSecret(given, secret) ? position : found),
    null,
  );
}

/**
 * Which of the live secrets of its institution a webhook call carries, `open` where none is asked
 * for; `null` when the credentials are wrong or missing. `header` reads a request header by name.
 * Compares every live secret, even after a match.
 */
export function acceptedSecret(
  authentication: WebhookAuthentication,
  header: (name: string) => string | undefined,
): number | 'open' | null {
  switch (authentication.kind) {
    case 'none':
      return 'open';
    case 'apiKey':
      return positionOf(header(authentication.header) ?? '', authentication.keys);
    case 'basic': {
      const [scheme, encoded] = (header('authorization') ?? '').split(' ');
      const given =
        scheme?.toLowerCase() === 'basic'
          ? Buffer.from(encoded ?? '', 'base64').toString('utf8')
          : '';
      const { passwords, username } = authentication;
      return positionOf(
        given,
        passwords.map((password) => `${username}:${password}`),
      );
    }
  }
}
