import type { Stream } from '../../contracts/streams';
import { WrongCredentialsError } from '../errors';
import { institutionInUrl, type InstitutionRegistry, acceptedSecret } from '../../institutions';
import type { AnswerNotes } from '../alarms/note-answers';

interface WebhookContext {
  params: { institution?: string };
  request: { headers: Record<string, string | string[] | undefined> };
}

interface WebhookPolicyPorts {
  institutions: InstitutionRegistry;
  answerNotes: AnswerNotes;
  /** Notes that this one of the institution's live secrets was used. */
  noteSecretUse(institution: string, position: number): void;
}

/**
 * Accepts a webhook call with its institution's credentials, before the body is read. The route
 * passes the stream, because a policy's context does not contain the path.
 *
 * @throws WrongCredentialsError when the credentials are wrong or missing.
 */
export function hasWebhookCredentials(
  context: unknown,
  { stream }: { stream: Stream },
  { answerNotes, institutions, noteSecretUse }: WebhookPolicyPorts,
): boolean {
  const { params, request } = context as WebhookContext;
  const header = (name: string) => {
    const value = request.headers[name.toLowerCase()];
    return typeof value === 'string' ? value : undefined;
  };
  const { code, webhookAuthentication } = institutionInUrl(institutions, params.institution);
  const accepted = acceptedSecret(webhookAuthentication, header);
  if (accepted === null) {
    answerNotes.wrongCredentials({ institution: code, stream });
    throw new WrongCredentialsError('The credentials are wrong or missing.');
  }
  if (accepted !== 'open') noteSecretUse(code, accepted);
  return true;
}
