import type { Core } from '@strapi/strapi';
import { hasWebhookCredentials } from '../inbox';
import { modulesOf } from './modules';

type Asked = Parameters<typeof hasWebhookCredentials>;

/** The policies that routes refer to by name. */
export const policies = {
  'has-webhook-credentials': (
    context: Asked[0],
    config: Asked[1],
    { strapi }: { strapi: Core.Strapi },
  ): boolean => hasWebhookCredentials(context, config, modulesOf(strapi)),
};
