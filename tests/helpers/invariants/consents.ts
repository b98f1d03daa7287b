import { consentKey, consentValue } from '../../../server/src/contacts/model/merge/consents';
import { linkedPairs, type BothSides } from './sides';

/**
 * Consents are equal on both sides, except an agreement without an author, which stays in the CRM
 * and never overrides a refusal in S-360, and a refusal in conflict: an agreement that S-360 dates
 * within the second of the call that refused it may be from before, so a person decides.
 */
export function unequalConsents(world: BothSides): string[] {
  return linkedPairs(world).flatMap(({ contact, link, shown }) =>
    Object.entries(shown.consents).flatMap(([code, there]) => {
      const consent = world.tables.consents.find(
        (candidate) =>
          candidate.contactDocumentId === contact.documentId &&
          candidate.institution === link.institution &&
          candidate.code === code,
      );
      if (consent?.allowed === there) return [];
      const isLoadedAllowance =
        consent?.allowed === true && consent.source === 'crm' && consent.changedByUser === null;
      if (isLoadedAllowance) return [];
      const { held, kept, remote } = link.observations[consentKey(code)] ?? {};
      const isInConflict = held && kept !== undefined && remote === consentValue(there);
      if (consent?.allowed === false && isInConflict) return [];
      const place = `${contact.documentId} at ${link.institution}/${link.contactNumber}`;
      return [`consent ${code} of ${place} is ${String(consent?.allowed)} here and ${there} there`];
    }),
  );
}

/** An agreement that was sent to S-360. */
export interface SentAllowance {
  institution: string;
  contactDocumentId: string;
  code: string;
}

/** Only the recorded answer of a person has ever overridden a refusal in S-360. */
export function loosenedConsents(
  sent: readonly SentAllowance[],
  givenByPersons: readonly SentAllowance[],
): string[] {
  const textOf = ({ code, contactDocumentId, institution }: SentAllowance) =>
    `consent ${code} of ${contactDocumentId} at ${institution}`;
  const given = new Set(givenByPersons.map(textOf));
  return sent
    .map(textOf)
    .filter((text) => !given.has(text))
    .map((text) => `${text} was allowed without a person`);
}
