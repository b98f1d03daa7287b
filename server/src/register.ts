import type { Core } from '@strapi/strapi';
import { PLUGIN_ID } from './contracts/uids';
import { askOnlyWhatIsPermitted, showOnlyWhatIsPermitted } from './kernel/withholding';
import { refuseUnsupportedOptions } from './app/unsupported-options';
import { unparsedWebhookBody } from './middlewares/unparsed-webhook-body';
import { unparsedUpload } from './middlewares/unparsed-upload';
import { models } from './models';
import { ALARM_EVENT } from './services/alarms/strapi-alarms';

const isOurs = (uid: string): boolean => uid.startsWith(`plugin::${PLUGIN_ID}.`);

/** Before the database and the routes exist: tables, subscribers, middleware, permissions that hold. */
export default function register({ strapi }: { strapi: Core.Strapi }): void {
  refuseUnsupportedOptions(strapi);
  for (const model of models) strapi.get('models').add(model);
  strapi.get('webhookStore').addAllowedEvent('S360_ALARM', ALARM_EVENT);
  askOnlyWhatIsPermitted(strapi, isOurs);
  showOnlyWhatIsPermitted(strapi, isOurs);
  strapi.server.use(unparsedWebhookBody(strapi));
  strapi.server.use(unparsedUpload);
}
