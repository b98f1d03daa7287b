import { CONTACT_LINK_UID, CONTACT_UID } from '../contracts/uids';
import type { Row, StrapiDatabase } from '../kernel/database/strapi-database';
import { textsIn } from '../kernel/database/values';
import type { Institution } from '../institutions';
import {
  contactFromRow,
  linkFromRow,
  MATCHED_FIELDS,
  type ContactRecord,
  type LinkRecord,
} from '../contacts';
import { differingFields } from './first-look';
import { changesRule, type Proposal } from './preview-contact';

/** Up to `limit` contacts after the given id, ordered by id. */
interface Page {
  afterId: number;
  limit: number;
}

export interface PreviewPages {
  /** With the fields that the first look needs. */
  firstLooks(page: Page, proposal: Proposal): Promise<ContactRecord[]>;
  /** With all fields that mappings and filters name, ordered by id. */
  contacts(documentIds: readonly string[], proposal: Proposal): Promise<ContactRecord[]>;
  /**
   * Their links at the institution of the proposal, with the compared attributes only: no progress
   * of the exchange, and the institution's own values only where fields are read from them.
   */
  links(documentIds: readonly string[], proposal: Proposal): Promise<LinkRecord[]>;
  /** The document ids of the contacts that were linked last. */
  newestLinked(institution: string, limit: number): Promise<string[]>;
  /** With the fields that matching rules compare. */
  matched(documentIds: readonly string[]): Promise<ContactRecord[]>;
}

const COMPARED = [
  'id',
  'institution',
  'contactDocumentId',
  'contactNumber',
  'baseUrl',
  'state',
  'observations',
  'sending',
  'inDoubt',
];

/** The attributes from which a kept item is rebuilt. */
const KEPT = [
  'contactId',
  'role',
  'contactState',
  'validUntil',
  'blocked',
  'guest',
  'origin',
  'login',
  'addresses',
  'criteria',
  'indicators',
  'unknownFields',
];

const mappedFields = ({ contacts }: Institution): string[] =>
  contacts.mapping.map(({ field }) => field);

const filteredFields = ({ contacts }: Institution): string[] =>
  (contacts.sends?.where ?? []).map(({ field }) => field);

const readsKeptItems = (proposal: Proposal): boolean =>
  changesRule(proposal, 'receives') ||
  proposal.change.fields.some(
    ({ isReadAnew, mapping }) => isReadAnew && mapping.direction !== 'toS360',
  );

/** On Strapi's database; reads links past its query builder, which transforms every value. */
export function databasePreviewPages(database: StrapiDatabase): PreviewPages {
  // A filter may compare a venue's own booleans or numbers, which drivers return in their own
  // forms.
  async function contactsWhere(where: Row, fields: readonly string[], limit: number) {
    const rows = await database
      .query(CONTACT_UID)
      .select([...new Set(['id', 'documentId', 'type', ...fields])])
      .where(where)
      .orderBy({ id: 'asc' })
      .limit(limit)
      .execute();
    return rows.map(contactFromRow);
  }

  return {
    firstLooks({ afterId, limit }, { now, proposed }) {
      const fields = [
        ...differingFields(now.contacts, proposed.contacts),
        ...[now, proposed].flatMap(filteredFields),
      ];
      return contactsWhere({ id: { $gt: afterId } }, fields, limit);
    },
    contacts(documentIds, { now, others, proposed }) {
      const all = [now, proposed, ...others];
      const fields = [...all.flatMap(mappedFields), ...all.flatMap(filteredFields)];
      return contactsWhere({ documentId: { $in: documentIds } }, fields, documentIds.length);
    },
    async links(documentIds, proposal) {
      const names = database.names(CONTACT_LINK_UID);
      const attributes = readsKeptItems(proposal) ? [...COMPARED, ...KEPT] : COMPARED;
      const rows: Row[] = await database
        .connection(names.table)
        .select(Object.fromEntries(attributes.map((name) => [name, names.column(name)])))
        .where({ institution: proposal.proposed.code })
        .whereIn(names.column('contactDocumentId'), [...documentIds]);
      return rows.map(linkFromRow);
    },
    async newestLinked(institution, limit) {
      const rows = await database
        .query(CONTACT_LINK_UID)
        .select(['id', 'contactDocumentId'])
        .where({
          institution,
          contactNumber: { $notNull: true },
          contactDocumentId: { $notNull: true },
        })
        .orderBy({ id: 'desc' })
        .limit(limit)
        .execute();
      return textsIn(rows, 'contactDocumentId');
    },
    matched: (documentIds) =>
      contactsWhere({ documentId: { $in: documentIds } }, MATCHED_FIELDS, documentIds.length),
  };
}
