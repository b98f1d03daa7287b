import type { Institution } from '../institution';
import type { WebhookAuth } from '../webhooks/settings';

/** How S-360 authenticates at Strapi unless the control API changes it. */
export const WEBHOOK_AUTH = {
  kind: 'apiKey',
  header: 'X-S360-Key',
  key: 'simulator-webhook-key',
} as const;

export interface Introduced {
  url: string;
  host: string;
  institutions: readonly Institution[];
}

/** What the simulator offers, and how to point the plugin at it: the lines printed at its start. */
export function introduction({ host, institutions, url }: Introduced): string {
  const [first] = institutions;
  return [
    `S-360 simulator at ${url}. It forgets everything when it stops (Ctrl-C).`,
    ...(isLoopback(host)
      ? []
      : [`Other machines can reach it at ${host}: its secrets are no secrets. Use invented data.`]),
    ...institutions.flatMap((one) => ['', ...offered(one, url)]),
    '',
    'In the Strapi app, in config/plugins.ts under s360.config.institutions:',
    '',
    ...institutions.flatMap((one) => configuration(one, url)),
    ...(first === undefined ? [] : ['', ...nextSteps(first, url)]),
  ].join('\n');
}

const isLoopback = (host: string): boolean => /^(127\.|::1$|localhost$)/.test(host);

function offered({ code, operator, partner, secret, webhooks }: Institution, url: string) {
  const { contacts, everyMinutes, orders } = webhooks.settings;
  return [
    `${code}`,
    `  base URL   ${url}/${code}`,
    `  operator   ${operator}, partner ${partner}, secret ${secret}`,
    `  webhooks   ${contacts?.url ?? 'none'}`,
    `             ${orders?.url ?? 'none'}`,
    `             every ${everyMinutes} minutes, with the header ${headerOf(contacts?.auth)}`,
  ];
}

const headerOf = (auth: WebhookAuth | undefined): string =>
  auth?.kind === 'apiKey' ? `${auth.header}: ${auth.key}` : 'of none';

function configuration({ code, operator, partner, secret }: Institution, url: string): string[] {
  const { header, key, kind } = WEBHOOK_AUTH;
  return [
    '  {',
    `    code: '${code}',`,
    `    baseUrl: '${url}/${code}',`,
    `    authentication: { operator: '${operator}', partner: '${partner}', secret: '${secret}' },`,
    `    webhook: { authentication: { kind: '${kind}', header: '${header}', key: '${key}' } },`,
    '  },',
  ];
}

function nextSteps({ code }: Institution, url: string): string[] {
  const control = `${url}/__control__/${code}`;
  return [
    'Send everything to Strapi now, as S-360 does in a first load. A cycle sends 500 items: repeat the',
    'second command until it answers "waiting":0.',
    '',
    `  curl -X POST ${control}/announce -d '{"contacts":true,"orders":true}'`,
    `  curl -X POST ${control}/cycle`,
    '',
    'See what it has, and the calls that it got:',
    '',
    `  curl '${control}/contacts?max=3'`,
    `  curl ${control}/calls`,
  ];
}
