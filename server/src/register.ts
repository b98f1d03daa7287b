import type { Core } from '@strapi/strapi';
import { isOurType } from './contracts/uids';
import { hideStatements } from './kernel/http/without-statement';
import { askOnlyWhatIsPermitted, showOnlyWhatIsPermitted } from './kernel/withholding';
import { ALERT_EVENT } from './alerts';
import { explainGoneContacts, repeatLostWrites } from './contacts';
import { refuseUnsupportedOptions } from './app/unsupported-options';
import { registerMigrations } from './app/upgrades/migrations';
import { refuseNewerDatabase } from './app/upgrades/newer-database';
import { ALARM_EVENT, unparsedWebhookBody, webhookUrls } from './inbox';
import { unparsedUpload } from './bulk-jobs';
import { registerAssistantTools } from './app/assistant';
import { limitGraphql } from './app/graphql';
import { models } from './app/module-parts';
import { modulesOf } from './app/modules';
import { routes } from './app/routes';

/** Runs before the database and the routes exist: adds tables, middleware and permission checks. */
export default function register({ strapi }: { strapi: Core.Strapi }): void {
  refuseUnsupportedOptions(strapi);
  refuseNewerDatabase(strapi);
  registerMigrations(strapi);
  for (const model of models) strapi.get('models').add(model);
  strapi.get('webhookStore').addAllowedEvent('S360_ALARM', ALARM_EVENT);
  strapi.get('webhookStore').addAllowedEvent('S360_ALERT', ALERT_EVENT);
  askOnlyWhatIsPermitted(strapi, isOurType);
  showOnlyWhatIsPermitted(strapi, isOurType);
  repeatLostWrites(strapi);
  explainGoneContacts(strapi);
  hideStatements(strapi, isOurType);
  strapi.server.use(
    webhookUrls(strapi, {
      takesShort: () => modulesOf(strapi).configuration.shortWebhookUrls,
      isInstitution: (code) => modulesOf(strapi).institutions.find(code) !== null,
      panelPosts: routes.admin.routes.flatMap(({ method, path }) =>
        method === 'POST' ? path : [],
      ),
    }),
  );
  strapi.server.use(unparsedWebhookBody);
  strapi.server.use(unparsedUpload);
  registerAssistantTools(strapi);
  limitGraphql(strapi);
}
