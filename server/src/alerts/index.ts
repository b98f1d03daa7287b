/**
 * Alerts: report what needs attention by events for Strapi's webhooks and by e-mail.
 */
export { alertModels } from './models';
export { alertSettings } from './settings';

export { alerts } from './alerts';
export type { AlertMail } from './alert-mail';
export { databaseAlerts } from './alert-store';

/** The event name of alerts for webhooks of Strapi and subscribers of its event hub. */
export const ALERT_EVENT = 's360.alert';
