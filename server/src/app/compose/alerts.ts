import {
  ALERT_EVENT,
  alerts,
  type AlertMail,
  type AlertMails,
  databaseAlertMails,
  databaseAlerts,
} from '../../alerts';
import { PLUGIN_ID } from '../../contracts/uids';
import type { Attention } from '../../overview';
import type { Process } from '../process';
import type { InstitutionModule } from './institutions';
import { wordsIn } from '../screen-words';
import { mailer } from './mailer';

/** A webhook of Strapi, which does not type its store. */
interface Webhook {
  id: number | string;
  name: string;
  events: string[];
  isEnabled: boolean;
}

/** What was e-mailed of alerts, for the alerts themselves and for what needs attention. */
export function composeAlertMails(
  { database }: Process,
  { configuration }: Pick<InstitutionModule, 'configuration'>,
) {
  const alertMails = databaseAlertMails(database);
  return {
    alertMails,
    unsentAlerts: () => alertMails.unsent(configuration.alerts.emails ?? []),
  };
}

export function composeAlerts(
  { clock, database, log, strapi }: Process,
  { configuration, institutions, liveInstitutions }: InstitutionModule,
  { alertMails, attention }: { attention: Attention; alertMails: AlertMails },
) {
  return alerts({
    attention: () => attention.list(null),
    store: databaseAlerts(database),
    mails: alertMails,
    settings: configuration.alerts,
    words: () => wordsIn(configuration.alerts.language),
    nameOf: (code) =>
      [...institutions.all(), ...liveInstitutions.unusable()].find((one) => one.code === code)
        ?.name ?? code,
    pageUrl: `${String(strapi.config.get('admin.absoluteUrl', '/admin'))}/plugins/${PLUGIN_ID}`,
    emit: (event) => void strapi.eventHub.emit(ALERT_EVENT, { ...event }),
    mailer: () => mailer<AlertMail>(strapi),
    async webhooks() {
      const webhooks: Webhook[] = await strapi.get('webhookStore').findWebhooks();
      return webhooks
        .filter(({ events }) => events.includes(ALERT_EVENT))
        .map(({ id, isEnabled, name }) => ({ id: Number(id), name, isEnabled }));
    },
    now: clock.now,
    log,
  });
}
