/**
 * Alerts: report what needs attention by events for Strapi's webhooks and by e-mail.
 */
export { alertRoutes } from './routes';
export { alertsController } from './controllers/alerts';
export { alertModels } from './models';
export { alertSettings } from './settings';

export { alerts } from './alerts';
export type { AlertMail } from './alert-mail';
export { databaseAlertMails, type AlertMails } from './alert-mails';
export { databaseAlerts } from './alert-store';
export { alertPersonalData } from './personal-data';

/** The event name of alerts for webhooks of Strapi and subscribers of its event hub. */
export const ALERT_EVENT = 's360.alert';
