import { z } from '@strapi/utils';
import { LONGEST_SEARCH } from '../pages';
import { INACTIVE_STATES, LONGEST_KEPT_REASON } from '../inactive-states';
import { code, count, documentId, pageQuery, storableText } from './fields';

/** The contact's name, typed by the person who erases it. */
export const eraseRequest = z.strictObject({ name: z.string().max(1_000) });

export const confirmErasureRequest = z.strictObject({ institution: code });

/** What a deleted contact is looked for by. */
export const deletedContactsQuery = { search: storableText(LONGEST_SEARCH).min(1) };

export const inactiveContactsQuery = {
  ...pageQuery,
  state: z.enum(INACTIVE_STATES).default('listed'),
};

/** As many as a page of the list has. */
const contacts = z.array(documentId).min(1).max(100);

/** `null`: all that are listed. */
const chosen = { contacts: contacts.nullable() };

export const chosenInactiveRequest = z.strictObject(chosen);

/** `confirmed`: how many contacts the person has seen that it is. */
export const approveInactiveRequest = z.strictObject({ ...chosen, confirmed: count.min(1) });

export const keepInactiveRequest = z.strictObject({
  contacts,
  reason: storableText(LONGEST_KEPT_REASON).trim().min(1),
  /** The day on which it may be listed again; `null`: in a year. */
  until: z.iso
    .date()
    .refine((day) => Date.parse(day) > Date.now(), { error: 'must be a day to come' })
    .nullable(),
});
