import { SHORTEST_SECRET } from '../contracts/institutions/institution-settings';
import type { InstitutionWeakness } from '../contracts/overview';
import type { Institution, WebhookAuthentication } from './institution';

function secretsOf(authentication: WebhookAuthentication): readonly string[] {
  switch (authentication.kind) {
    case 'none':
      return [];
    case 'basic':
      return authentication.passwords;
    case 'apiKey':
      return authentication.keys;
  }
}

const LOOPBACK = /^(?:localhost|.+\.localhost|127(?:\.\d+){3}|\[::1\])$/;

/** Whether others on the network can read the traffic. */
function isReadable(baseUrl: string): boolean {
  const { hostname, protocol } = new URL(baseUrl);
  return protocol === 'http:' && !LOOPBACK.test(hostname);
}

/** Configuration of an institution that works but does not protect its data. */
export function weaknessesOf({
  baseUrl,
  webhookAuthentication,
}: Pick<Institution, 'baseUrl' | 'webhookAuthentication'>): InstitutionWeakness[] {
  const isShort = secretsOf(webhookAuthentication).some(({ length }) => length < SHORTEST_SECRET);
  return [
    ...(webhookAuthentication.kind === 'none' ? (['openWebhook'] as const) : []),
    ...(isShort ? (['shortWebhookSecret'] as const) : []),
    ...(isReadable(baseUrl) ? (['unencrypted'] as const) : []),
  ];
}

/** The weaknesses in words for the log, without secrets. */
export const WEAKNESSES_IN_WORDS: Record<InstitutionWeakness, string> = {
  openWebhook:
    "webhook.authentication is 'none', so that anybody who knows the URL can write contacts and orders. Agree on a key or password with S-360's team",
  shortWebhookSecret: `a key or password in webhook.authentication is shorter than ${SHORTEST_SECRET} characters and can be found by trying. Agree on a longer one with S-360's team; two are accepted while they change it`,
  unencrypted:
    'baseUrl begins with http://, so that others on the way can read customers and credentials. Use https://',
};
