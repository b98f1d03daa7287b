import type { ConflictStatus } from '../../contracts/contacts/conflicts';
import { CONFLICT_UID, CONTACT_LINK_UID, CONTACT_UID } from '../../contracts/uids';
import type { NamesOfAuthors } from '../../kernel/authors';
import type { Row, StrapiDatabase } from '../../kernel/database/strapi-database';
import { text } from '../../kernel/database/values';
import { whereInScope, type InstitutionScope } from '../../kernel/institution-scope';
import { pageOf, type PageOf, type PageRequest } from '../../kernel/pages';
import { AUTOMATIC_CONFLICT, conflictFromRow, OPEN_CONFLICT } from '../database/conflicts';
import { contactFromRow } from '../database/rows';
import { displayName } from '../derived-columns';
import type { ConflictRecord } from '../records';
import { contactsSearched } from '../search/search-lists';
import { status } from './decision';

/** Which conflicts; `open` selects those that wait for a person. */
export interface ConflictFilter {
  scope: InstitutionScope;
  /** The institutions whose links are shown and counted. */
  permitted: InstitutionScope;
  /** Document id of a contact. */
  contact?: string | undefined;
  field?: string | undefined;
  open: boolean;
  /** Only those that a rule decided and no person since. */
  decided?: 'automatic' | undefined;
  /** What to search contacts for. */
  q?: string | undefined;
}

export interface ConflictList {
  /** Newest first. */
  list(filter: ConflictFilter, request: PageRequest): Promise<PageOf<ConflictStatus>>;
  /** With the links at these institutions only. */
  statusesOf(
    records: readonly ConflictRecord[],
    permitted: InstitutionScope,
  ): Promise<ConflictStatus[]>;
}

export interface ConflictListPorts {
  database: StrapiDatabase;
  namesOf: NamesOfAuthors;
}

const iso = (moment: Date | null): string | null => moment?.toISOString() ?? null;

/** Conflicts as a person sees them. */
export function conflictList({ database, namesOf }: ConflictListPorts): ConflictList {
  function whereOf(filter: ConflictFilter): Row {
    const { contact, decided, field, open, permitted, q, scope } = filter;
    return {
      $and: [
        {
          ...whereInScope(scope),
          ...(contact !== undefined && { contactDocumentId: contact }),
          ...(field !== undefined && { field }),
        },
        open ? OPEN_CONFLICT : {},
        decided === 'automatic' ? AUTOMATIC_CONFLICT : {},
        q ? { contactDocumentId: { $in: contactsSearched(database, q, permitted) } } : {},
      ],
    };
  }

  async function contactsById(documentIds: readonly string[]) {
    const rows = await database
      .query(CONTACT_UID)
      .select('*')
      .where({ documentId: { $in: documentIds } })
      .execute();
    return new Map(rows.map(contactFromRow).map((contact) => [contact.documentId, contact]));
  }

  const linksOf = (documentIds: readonly string[], scope: InstitutionScope): Promise<Row[]> =>
    database
      .query(CONTACT_LINK_UID)
      .select(['contactDocumentId', 'institution', 'contactNumber'])
      .where({
        contactDocumentId: { $in: documentIds },
        state: { $ne: 'unlinked' },
        ...whereInScope(scope),
      })
      .execute();

  async function statusesOf(
    records: readonly ConflictRecord[],
    permitted: InstitutionScope,
  ): Promise<ConflictStatus[]> {
    const documentIds = [...new Set(records.map(({ contactDocumentId }) => contactDocumentId))];
    const contacts = await contactsById(documentIds);
    const links = await linksOf(documentIds, permitted);
    const named = await namesOf(records.map(({ decidedBy }) => decidedBy));
    return records.map((record) => {
      const { decision: _decision, outcome: _outcome, ...rest } = record;
      const contact = contacts.get(record.contactDocumentId);
      const ofContact = links.filter(
        ({ contactDocumentId }) => contactDocumentId === record.contactDocumentId,
      );
      const here = ofContact.find(({ institution }) => institution === record.institution);
      return {
        ...rest,
        contactName: contact ? (displayName(contact.type, contact.fields) ?? '') : '',
        contactNumber: text(here?.contactNumber),
        alsoLinkedTo: ofContact.filter((link) => link !== here).length,
        crmValue: contact?.fields[record.field] ?? null,
        status: status(record),
        localChangedAt: iso(record.localChangedAt),
        remoteChangedAt: iso(record.remoteChangedAt),
        decidedBy: named(record.decidedBy),
        decidedAt: iso(record.decidedAt),
        recordedAt: record.recordedAt.toISOString(),
      };
    });
  }

  return {
    statusesOf,
    async list(filter, request) {
      const order = { id: 'desc' as const };
      const list = { uid: CONFLICT_UID, where: whereOf(filter), order, request };
      const page = await pageOf(database, list, conflictFromRow);
      return { ...page, data: await statusesOf(page.data, filter.permitted) };
    },
  };
}
