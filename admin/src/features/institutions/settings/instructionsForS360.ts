import type { InstitutionDetails } from '../../../../../server/src/contracts';
import type { MessageKey } from '../../../translations/message';

type Text = (key: MessageKey, values?: Record<string, string | number>) => string;

/** What each webhook has to contain, in S-360's own words. */
const CONTACT_DETAILS =
  'GENERAL, ADDRESSES, AUTHORIZATIONS, CRITERIA, INDICATORS, ADVANTAGES, QUALITIES';
const ORDER_GRANULARITY = 'TICKETS';
const DEFAULT_MINUTES = 15;

/** How S-360 proves itself; without the key, unless it was just typed. */
function authentication(
  { settings: { webhook } }: InstitutionDetails,
  { text, typedKey }: { text: Text; typedKey: string | null },
): string {
  const { header = '', kind, username = '' } = webhook.authentication;
  const secret = typedKey ?? text('handover.separately');
  switch (kind) {
    case 'none':
      return text('handover.open');
    case 'basic':
      return text('handover.basic', { username, secret });
    case 'apiKey':
      return text('handover.apiKey', { header, secret });
  }
}

/** What S-360's team has to set up for an institution, in the reader's language. */
export function instructionsForS360(
  institution: InstitutionDetails,
  { server, text, typedKey }: { server: string; text: Text; typedKey: string | null },
): string {
  const { name, orderWebhookPath, services, settings, webhookPath } = institution;
  const { authentication: caller, webhook } = settings;
  const minutes = webhook.everyMinutes ?? DEFAULT_MINUTES;
  return [
    text('handover.greeting', { name }),
    '',
    text('handover.webhooks'),
    text('handover.contacts'),
    text('handover.url', { url: `${server}${webhookPath}` }),
    text('handover.details', { details: CONTACT_DETAILS }),
    text('handover.orders'),
    text('handover.url', { url: `${server}${orderWebhookPath}` }),
    text('handover.granularity', { granularity: ORDER_GRANULARITY }),
    text('handover.both'),
    text('handover.authentication', {
      authentication: authentication(institution, { text, typedKey }),
    }),
    text('handover.minutes', { minutes }),
    '',
    text('handover.operator'),
    text('handover.account', { operator: caller.operator, partner: caller.partner }),
    text('handover.rights'),
    ...services.map(({ methods, service }) => `– ${service}: ${methods.join(', ')}`),
  ].join('\n');
}
