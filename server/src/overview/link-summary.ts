import {
  fieldsInConflict,
  shownState,
  type NextAttempt,
  displayName,
  type ContactRecord,
  type LinkRecord,
} from '../contacts';
import type { LinkSummary } from '../contracts/overview';

export function linkSummary(
  link: LinkRecord,
  {
    attempt,
    contact,
    isHarmed,
  }: {
    contact: ContactRecord | undefined;
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
    state: shownState(link, isHarmed),
    failure,
    pullFailure,
    conflictFields: fieldsInConflict(link),
    waiting: attempt?.waiting ?? null,
    nextAttemptAt: attempt?.at?.toISOString() ?? null,
  };
}
