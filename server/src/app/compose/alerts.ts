import { ALERT_EVENT, alerts, databaseAlerts, type AlertMail } from '../../alerts';
import { PLUGIN_ID } from '../../contracts/uids';
import type { Attention } from '../../overview';
import type { Process } from '../process';
import type { InstitutionModule } from './institutions';
import { mailer } from './mailer';

/** Alerts by Strapi's webhooks and by e-mail. */
export function composeAlerts(
  { clock, database, log, strapi }: Process,
  { configuration, institutions }: InstitutionModule,
  { attention }: { attention: Attention },
) {
  return alerts({
    attention: () => attention.list(null),
    store: databaseAlerts(database),
    settings: configuration.alerts,
    nameOf: (code) => institutions.find(code)?.name ?? code,
    pageUrl: `${String(strapi.config.get('admin.absoluteUrl', '/admin'))}/plugins/${PLUGIN_ID}`,
    emit: (event) => void strapi.eventHub.emit(ALERT_EVENT, { ...event }),
    mailer: () => mailer<AlertMail>(strapi),
    now: clock.now,
    log,
  });
}
