import type { Core } from '@strapi/strapi';
import type { Stream } from '../delivery-store';
import { WrongCredentialsError } from '../../kernel/errors';
import { institutionInUrl } from '../../institutions/registry';
import { hasCredentials } from '../../institutions/webhook-credentials';
import { modulesOf } from '../../app/modules';

interface WebhookContext {
  params: { institution?: string };
  request: { headers: Record<string, string | string[] | undefined> };
}

/**
 * Lets a webhook call pass that carries its institution's credentials; the body is not read yet. The
 * route names the stream: of a policy's context the path is not known.
 */
const hasWebhookCredentials = (
  context: unknown,
  { stream }: { stream: Stream },
  { strapi }: { strapi: Core.Strapi },
): boolean => {
  const { params, request } = context as WebhookContext;
  const header = (name: string) => {
    const value = request.headers[name.toLowerCase()];
    return typeof value === 'string' ? value : undefined;
  };
  const { code, webhookAuthentication } = institutionInUrl(
    modulesOf(strapi).institutions,
    params.institution,
  );
  if (!hasCredentials(webhookAuthentication, header)) {
    modulesOf(strapi).answerNotes.wrongCredentials({ institution: code, stream });
    throw new WrongCredentialsError('The credentials are wrong or missing.');
  }
  return true;
};

export default { 'has-webhook-credentials': hasWebhookCredentials };
