import { WrongCredentialsError } from '../../kernel/errors';
import { institutionInUrl, type InstitutionRegistry, hasCredentials } from '../../institutions';
import type { AnswerNotes } from '../alarms/note-answers';
import type { Stream } from '../records';

interface WebhookContext {
  params: { institution?: string };
  request: { headers: Record<string, string | string[] | undefined> };
}

export interface WebhookPolicyPorts {
  institutions: InstitutionRegistry;
  answerNotes: AnswerNotes;
}

/**
 * Lets a webhook call pass that carries its institution's credentials; the body is not read yet. The
 * route names the stream: of a policy's context the path is not known.
 */
export function hasWebhookCredentials(
  context: unknown,
  { stream }: { stream: Stream },
  { answerNotes, institutions }: WebhookPolicyPorts,
): boolean {
  const { params, request } = context as WebhookContext;
  const header = (name: string) => {
    const value = request.headers[name.toLowerCase()];
    return typeof value === 'string' ? value : undefined;
  };
  const { code, webhookAuthentication } = institutionInUrl(institutions, params.institution);
  if (!hasCredentials(webhookAuthentication, header)) {
    answerNotes.wrongCredentials({ institution: code, stream });
    throw new WrongCredentialsError('The credentials are wrong or missing.');
  }
  return true;
}
