import { reason } from '../../../contracts/reasons';
import { NotFoundError } from '../../../kernel/errors';
import type { DeletedContacts } from '../../../privacy';
import type { Command, CommandInput } from '../command';
import { DEFAULT_LANGUAGE, TEXT_LANGUAGES } from '../texts';

/** The help of what both commands about a person have. */
export const CONTACT_HELP = `<contact> is the document id of a contact, or with --institution its contact number in S-360. It may
be a contact that was deleted in Strapi.`;

export const CONTACT_OPTIONS_HELP = `  --institution <code>   <contact> is the contact number at this institution`;

export const LANGUAGE_HELP = `  --language <code>      ${TEXT_LANGUAGES.join(', ')} (default: ${DEFAULT_LANGUAGE})`;

export const CONTACT_OPTIONS = {
  institution: { type: 'string' },
  language: { type: 'string' },
  json: { type: 'boolean' },
} as const satisfies Command['options'];

/** What is wrong with how a contact is named; `null` when nothing is. */
export const wrongContact: Command['wrongUse'] = ({ positionals, text }) => {
  if (positionals.length !== 1) return 'Name one contact.';
  const language = text('language') ?? DEFAULT_LANGUAGE;
  return TEXT_LANGUAGES.includes(language) ? null : `There are no texts in "${language}".`;
};

/**
 * The document id of the contact that the person named.
 * @throws NotFoundError when nobody has the number.
 */
export async function contactNamed(
  { positionals, text }: Pick<CommandInput, 'positionals' | 'text'>,
  contacts: Pick<DeletedContacts, 'withNumber'>,
): Promise<string> {
  const [named = ''] = positionals;
  const institution = text('institution');
  if (institution === undefined) return named;
  const documentId = await contacts.withNumber({ institution, number: named });
  if (documentId !== null) return documentId;
  throw new NotFoundError(reason('noContact', { contact: [institution, named].join('/') }));
}
