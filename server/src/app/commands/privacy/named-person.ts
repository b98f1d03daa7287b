import type { NamedPerson } from '../../../privacy';
import type { Arguments, Command } from '../command';
import { wrongLanguage } from '../language';

/** How both commands about a person name it. */
export const ABOUT_CONTACT = `<contact> is the document id of a contact, or with --institution its contact number in S-360. It may
be a contact that was deleted in Strapi, or the number of somebody who never became a contact and is
only in items not imported, items left out, deliveries or orders.`;

export const CONTACT_OPTIONS = {
  institution: { value: '<code>', help: '<contact> is the contact number at this institution' },
} as const;

/** What is wrong with how a contact is named; `null` when nothing is. */
export const wrongContact: Command['wrongUse'] = (input) =>
  input.positionals.length === 1 ? wrongLanguage(input) : 'Name one contact.';

/** The institution by whose number a contact is named. */
export const institutionOfNumber: NonNullable<Command['institutions']> = ({ text }) => {
  const institution = text('institution');
  return institution === undefined ? [] : [institution];
};

/** Whom the command names. */
export function personNamed({ positionals, text }: Arguments): NamedPerson {
  const [named = ''] = positionals;
  const institution = text('institution');
  return institution === undefined ? named : { institution, number: named };
}
