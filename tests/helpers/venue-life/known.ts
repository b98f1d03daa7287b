import type { Tables } from './tables';

/** A link that both sides agreed on when the tables were read. */
export interface KnownLink {
  documentId: string;
  institution: string;
  contactNumber: string;
  isCompany: boolean;
}

/** What was POSTed once and applied. */
export interface AppliedBody {
  body: string;
  institution: string;
}

/** Only the latest contacts are edited further: each run has its own. */
const MOST_KNOWN = 12;
const MOST_BODIES = 20;

export function knownLinks({ contacts, links }: Tables): KnownLink[] {
  const companies = new Set(
    contacts.filter(({ type }) => type === 'structure').map(({ documentId }) => documentId),
  );
  return links
    .filter(({ contactNumber, state }) => contactNumber !== null && state === 'inSync')
    .slice(-MOST_KNOWN)
    .map((link) => ({
      documentId: String(link.contactDocumentId),
      institution: String(link.institution),
      contactNumber: String(link.contactNumber),
      isCompany: companies.has(link.contactDocumentId),
    }));
}

export const appliedBodies = ({ deliveries }: Tables): AppliedBody[] =>
  deliveries
    .filter(({ state }) => state === 'applied')
    .slice(-MOST_BODIES)
    .map(({ body, institution }) => ({ body: String(body), institution: String(institution) }));
