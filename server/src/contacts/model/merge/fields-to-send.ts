import type { ConsentRecord, ContactRecord, LinkRecord } from '../../records';
import type { Observations } from './field-observation';
import type { ContactSettings } from '../../settings';
import { canonical, isSendable, type Canonical } from '../mapping/canonical';
import { isSent } from '../mapping/contact-filter';
import { fieldsOf } from '../mapping/mapping';
import { agreeOnConsents, consentKey, consentsToSend, consentValue } from './consents';
import { agreeOn, fieldWork } from './merge';
import { NEVER_SEEN } from './observation';

/** A contact and one of its links, from which a push is derived. */
export interface PushInput {
  link: LinkRecord;
  contact: ContactRecord;
  consents: readonly ConsentRecord[];
  settings: ContactSettings;
}

/** The values to send, by observation key, and the observations with agreements noted. */
interface FieldsToSend {
  send: Record<string, Canonical>;
  observations: Observations;
}

/**
 * Derives the values to send: every field whose value in the CRM differs from the base and that
 * S-360 does not have already. A create sends every field that is not blank. Nothing is sent for a
 * contact that the institution's filter excludes.
 */
export function fieldsToSend({ link, contact, consents, settings }: PushInput): FieldsToSend {
  if (!isSentTo(settings, contact)) return { send: {}, observations: link.observations };
  const send: Record<string, Canonical> = {};
  let observations: Observations = { ...link.observations };
  for (const { field, kind, direction } of fieldsOf(settings.mapping, contact.type)) {
    if (direction === 'fromS360') continue;
    const local = canonical(kind, contact.fields[field], settings);
    const observation = observations[field] ?? NEVER_SEEN;
    const work = fieldWork(observation, local, settings.ruleOf(field));
    if (work === 'send' && isSendable(kind, local, settings)) send[field] = local;
    if (work === 'agree') observations[field] = agreeOn(observation, local);
  }
  // S-360 keeps the authorizations of a company with its relay (documented for the import).
  const answers = consentsToSend(contact.type === 'individual' ? consents : [], observations);
  for (const consent of answers.send)
    send[consentKey(consent.code)] = consentValue(consent.allowed);
  observations = agreeOnConsents(observations, answers.agree);
  return { send, observations };
}

/** Whether the institution's filter allows sending the contact. */
export const isSentTo = (
  { sends }: ContactSettings,
  contact: Pick<ContactRecord, 'type'> & Parameters<typeof isSent>[0],
): boolean => sends === undefined || isSent(contact, sends);
