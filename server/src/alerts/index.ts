/**
 * Alerts: report what needs attention by events for Strapi's webhooks and by e-mail.
 */
export { alertModule } from './module';
export { alertsController } from './controllers/alerts';

export { alerts } from './alerts';
export type { AlertMail } from './alert-mail';
export { databaseAlertMails, type AlertMails } from './alert-mails';
export { databaseAlerts } from './alert-store';

/** The event name of alerts for webhooks of Strapi and subscribers of its event hub. */
export const ALERT_EVENT = 's360.alert';
