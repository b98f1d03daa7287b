import type { Core } from '@strapi/strapi';
import { unparsedWebhookBody } from './middlewares/unparsed-webhook-body';
import { models } from './models';
import { ALARM_EVENT } from './services/alarms/strapi-alarms';

/** Before the database and the routes exist: tables, subscribers, middleware. */
export default function register({ strapi }: { strapi: Core.Strapi }): void {
  for (const model of models) strapi.get('models').add(model);
  strapi.get('webhookStore').addAllowedEvent('S360_ALARM', ALARM_EVENT);
  strapi.server.use(unparsedWebhookBody(strapi));
}
