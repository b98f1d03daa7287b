import type { Core } from '@strapi/strapi';
import { unparsedWebhookBody } from './middlewares/unparsed-webhook-body';
import { models } from './models';

/** Before the database and the routes exist: tables, subscribers, middleware. */
export default function register({ strapi }: { strapi: Core.Strapi }): void {
  for (const model of models) strapi.get('models').add(model);
  strapi.server.use(unparsedWebhookBody(strapi));
}
