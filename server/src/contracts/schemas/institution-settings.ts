import { z } from '@strapi/utils';
import { code, storableText } from './fields';

/** The settings as in the configuration, without secrets. Their content is checked like it. */
const settings = z.record(z.string(), z.unknown());

const secret = storableText(1024).min(1);

/** The version of the settings that a person saw; 409 when they have changed since. */
const revision = code;

/** New values of secrets; an absent one stays as it is. */
const givenSecrets = z.strictObject({
  /** The secret of the virtual operator. */
  s360: secret.optional(),
  /** The key or password of the webhooks; it replaces all that were accepted. */
  webhook: secret.optional(),
  /** The proxy's address, which may contain a password; `null` for no proxy. */
  proxy: secret.nullable().optional(),
});

export const createInstitutionRequest = z.strictObject({
  settings,
  secrets: givenSecrets.default({}),
});

export const editInstitutionRequest = createInstitutionRequest.extend({ revision });

export const institutionActiveRequest = z.strictObject({ isActive: z.boolean(), revision });

export const addWebhookSecretRequest = z.strictObject({ secret, revision });
