import type { Row } from '../crm-side';
import type { Tables } from './tables';

/** A link that both sides agreed on when the tables were read. */
export interface KnownLink {
  documentId: string;
  institution: string;
  contactNumber: string;
  isCompany: boolean;
}

/** What was POSTed once and applied. */
interface AppliedBody {
  body: string;
  institution: string;
}

/** What operators know, and do things to. */
export interface Known {
  links: KnownLink[];
  bodies: AppliedBody[];
  consents: Row[];
  conflicts: Row[];
}

/** Only the latest contacts are edited further: each run has its own. */
const MAX_KNOWN = 12;
const MAX_BODIES = 20;

/** A link may have been made after the contacts were read: what its contact is, is not known yet. */
function knownLinks({ contacts, links }: Tables): KnownLink[] {
  const types = new Map(contacts.map(({ documentId, type }) => [documentId, type]));
  return links
    .filter(
      ({ contactDocumentId, contactNumber, state }) =>
        contactNumber !== null && state === 'inSync' && types.has(contactDocumentId),
    )
    .slice(-MAX_KNOWN)
    .map((link) => ({
      documentId: String(link.contactDocumentId),
      institution: String(link.institution),
      contactNumber: String(link.contactNumber),
      isCompany: types.get(link.contactDocumentId) === 'structure',
    }));
}

const appliedBodies = ({ deliveries }: Tables): AppliedBody[] =>
  deliveries
    .filter(({ state }) => state === 'applied')
    .slice(-MAX_BODIES)
    .map(({ body, institution }) => ({ body: String(body), institution: String(institution) }));

/** What is known before anybody has looked. */
export const nothingKnown = (): Known => ({ links: [], bodies: [], consents: [], conflicts: [] });

/** What is known to those who read the tables. */
export const knownFrom = (tables: Tables): Known => ({
  links: knownLinks(tables),
  bodies: appliedBodies(tables),
  consents: tables.consents,
  conflicts: tables.conflicts,
});
