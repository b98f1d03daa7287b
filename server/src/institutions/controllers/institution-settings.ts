import { controllerOf } from '../../kernel/http/controller';
import { isInScope } from '../../kernel/http/institution-scope';
import type { Author } from '../../kernel/http/request-author';
import { institutionSettingsRoutes } from '../routes';
import type { InstitutionSettingsService } from '../stored';

/** Institutions as people manage them in the admin panel. */
export const institutionSettingsController = (ports: {
  institutionSettings: InstitutionSettingsService;
  author(): Author;
}) => {
  const { author, institutionSettings } = ports;
  return controllerOf(institutionSettingsRoutes, {
    list: async ({ permitted }) => ({
      data: (await institutionSettings.list()).filter(({ code }) => isInScope(permitted, code)),
      meta: { canStoreSecrets: institutionSettings.canStoreSecrets() },
    }),
    create: async ({ body }) => ({ data: await institutionSettings.create(body, author()) }),
    one: async ({ params }) => ({ data: await institutionSettings.details(params.code) }),
    edit: async ({ body, params }) => ({
      data: await institutionSettings.edit(params.code, body, author()),
    }),
    changes: ({ params, query }) => institutionSettings.changes(params.code, query),
    adopt: async ({ params }) => ({
      data: await institutionSettings.adopt(params.code, author()),
    }),
    giveBack: async ({ params }) => ({
      data: await institutionSettings.giveBack(params.code, author()),
    }),
    changeActive: async ({ body, params }) => ({
      data: await institutionSettings.changeActive(params.code, body, author()),
    }),
    addWebhookSecret: async ({ body, params }) => ({
      data: await institutionSettings.addWebhookSecret(params.code, body, author()),
    }),
    removeWebhookSecret: async ({ params, query }) => ({
      data: await institutionSettings.removeWebhookSecret(
        params.code,
        { id: params.id, revision: query.revision },
        author(),
      ),
    }),
  });
};
