import type { Core } from '@strapi/strapi';
import { noteRefused } from '../services/alarms/note-answers';
import { NotFoundError, WrongCredentialsError } from '../services/errors';
import { hasCredentials } from '../services/institutions/webhook-credentials';
import { webhookStreamOf } from '../services/deliveries/intake';
import { getService } from '../services';

interface WebhookContext {
  params: { institution?: string };
  path: string;
  request: { headers: Record<string, string | string[] | undefined> };
}

/** Lets a webhook call pass that carries its institution's credentials; the body is not read yet. */
const hasWebhookCredentials = (
  context: unknown,
  _config: unknown,
  { strapi }: { strapi: Core.Strapi },
): boolean => {
  const { params, path, request } = context as WebhookContext;
  const header = (name: string) => {
    const value = request.headers[name.toLowerCase()];
    return typeof value === 'string' ? value : undefined;
  };
  const institution = getService(strapi, 'institutions').find(params.institution ?? '');
  if (!institution) throw new NotFoundError('There is no institution of this code.');
  if (!hasCredentials(institution.webhookAuthentication, header)) {
    const { code } = institution;
    const stream = webhookStreamOf(path);
    noteRefused(strapi, { institution: code, stream, status: 401, payload: null });
    throw new WrongCredentialsError('The credentials are wrong or missing.');
  }
  return true;
};

export default { 'has-webhook-credentials': hasWebhookCredentials };
