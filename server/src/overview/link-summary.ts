import {
  fieldsInConflict,
  fieldsToSend,
  shownState,
  type NextAttempt,
  displayName,
  type ContactRecord,
  type ContactSettings,
  type LinkRecord,
} from '../contacts';
import type { LinkSummary } from '../contracts/overview';

/** Consents are left out: they are no fields of the contact. */
function pendingFields(
  link: LinkRecord,
  contact: ContactRecord,
  settings: ContactSettings,
): string[] {
  if (!['pending', 'sending', 'failed'].includes(link.state)) return [];
  return Object.keys(fieldsToSend({ link, contact, consents: [], settings }).send);
}

export function linkSummary(
  link: LinkRecord,
  {
    attempt,
    contact,
    isHarmed,
    settings,
  }: {
    contact: ContactRecord | undefined;
    /** `undefined` at an institution that is no longer configured. */
    settings: ContactSettings | undefined;
    attempt: NextAttempt | undefined;
    isHarmed: boolean;
  },
): LinkSummary {
  const { contactDocumentId, contactNumber, failure, institution, pullFailure } = link;
  return {
    contactDocumentId,
    contactName: contact ? (displayName(contact.type, contact.fields) ?? '') : '',
    institution,
    contactNumber,
    state: shownState(link, { isHarmed, isRejected: attempt?.isRejected ?? false }),
    failure,
    pullFailure,
    conflictFields: fieldsInConflict(link),
    pendingFields: contact && settings ? pendingFields(link, contact, settings) : [],
    waiting: attempt?.waiting ?? null,
    nextAttemptAt: attempt?.at?.toISOString() ?? null,
  };
}
