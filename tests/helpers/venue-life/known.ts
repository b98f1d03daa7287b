import { linkFromRow } from '../../../server/src/contacts/database/rows';
import { isAtRest } from '../../../server/src/contacts/model/link-states';
import type { Row } from '../scene/crm-side';
import type { Tables } from './tables';

/** A link at rest when the tables were read. */
export interface KnownLink {
  documentId: string;
  institution: string;
  contactNumber: string;
  isCompany: boolean;
}

/** A body that was posted and applied. */
interface AppliedBody {
  body: string;
  institution: string;
}

/** The contacts that operators know and act on. */
export interface Known {
  links: KnownLink[];
  bodies: AppliedBody[];
  consents: Row[];
  conflicts: Row[];
}

/** Only the latest contacts are edited, as each run has its own. */
const MAX_KNOWN = 12;
const MAX_BODIES = 20;

/** A link may be newer than the contacts that were read, so its contact may be unknown. */
function knownLinks({ contacts, links }: Tables): KnownLink[] {
  const types = new Map(contacts.map(({ documentId, type }) => [documentId, type]));
  return links
    .filter(
      (link) =>
        link.contactNumber !== null &&
        isAtRest(linkFromRow(link)) &&
        types.has(link.contactDocumentId),
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

/** The initial knowledge. */
export const nothingKnown = (): Known => ({ links: [], bodies: [], consents: [], conflicts: [] });

/** The knowledge after reading the tables. */
export const knownFrom = (tables: Tables): Known => ({
  links: knownLinks(tables),
  bodies: appliedBodies(tables),
  consents: tables.consents,
  conflicts: tables.conflicts,
});
