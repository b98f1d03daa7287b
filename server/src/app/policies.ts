import type { Core } from '@strapi/strapi';
import { hasWebhookCredentials } from '../inbox';
import { isWithinInstitutions } from '../institutions';
import { modulesOf } from './modules';

type Asked = Parameters<typeof hasWebhookCredentials>;
type Limited = Parameters<typeof isWithinInstitutions>;

/** The policies that routes refer to by name. */
export const policies = {
  'has-webhook-credentials': (
    context: Asked[0],
    config: Asked[1],
    { strapi }: { strapi: Core.Strapi },
  ): boolean => hasWebhookCredentials(context, config, modulesOf(strapi)),
  'within-institutions': (
    context: Limited[0],
    config: Limited[1],
    { strapi }: { strapi: Core.Strapi },
  ): Promise<void> => {
    const { database } = modulesOf(strapi);
    return isWithinInstitutions(context, config, { database, strapi });
  },
};
