import type { ConflictDecider, ConflictStatus } from '../../contracts/contacts/conflicts';
import { CONFLICT_UID, CONTACT_HISTORY_UID, CONTACT_LINK_UID } from '../../contracts/uids';
import type { NamesOfAuthors } from '../../kernel/authors';
import { countWhere } from '../../kernel/database/count-where';
import type { Row, StrapiDatabase } from '../../kernel/database/strapi-database';
import { integer, isoTime, text, time } from '../../kernel/database/values';
import { whereInScope, type InstitutionScope } from '../../kernel/http/institution-scope';
import { pageOf, type PageOf, type PageRequest } from '../../kernel/http/pages';
import {
  AUTOMATIC_CONFLICT,
  CONFLICT_OF_A_PERSON,
  conflictFromRow,
  OPEN_CONFLICT,
} from '../database/conflicts';
import { contactsById } from '../database/contacts-by-id';
import { linkFromRow } from '../database/rows';
import { displayName } from '../derived-columns';
import { causerOf } from '../history/contact-history';
import type { ConflictRecord, HistoryCause, LinkRecord } from '../records';
import { idOfNumber, isNumberLike } from '../search/search-conditions';
import { contactsSearched, rowsOfContacts } from '../search/search-lists';
import type { ContactSettings } from '../settings';
import { isAgainstRule, status } from './decision';
import { reversibleConflicts } from './reversible-conflicts';

/** Which conflicts; `open` selects those that wait for a person. */
interface ConflictFilter {
  scope: InstitutionScope;
  /** The institutions whose links are shown and counted. */
  permitted: InstitutionScope;
  contact?: string | undefined;
  field?: string | undefined;
  open: boolean;
  decided?: ConflictDecider | undefined;
  q?: string | undefined;
}

export interface ConflictList {
  /** The newest first; those that persons decided, by their decision. */
  list(filter: ConflictFilter, request: PageRequest): Promise<PageOf<ConflictStatus>>;
  /** How many wait for a person. */
  countOpen(scope: InstitutionScope): Promise<number>;
  /** With the links at these institutions only. */
  statusesOf(
    records: readonly ConflictRecord[],
    permitted: InstitutionScope,
  ): Promise<ConflictStatus[]>;
}

export interface ConflictListPorts {
  database: StrapiDatabase;
  namesOf: NamesOfAuthors;
  /** The institution's settings; `null` when it is no longer configured. */
  settingsOf(institution: string): ContactSettings | null;
}

const DECIDED: Record<ConflictDecider, Row> = {
  automatic: AUTOMATIC_CONFLICT,
  person: CONFLICT_OF_A_PERSON,
};

const NEWEST = { id: 'desc' } as const;
const LATEST_DECISION = { decidedAt: 'desc', ...NEWEST } as const;

const fieldKey = ({
  contactDocumentId,
  field,
  institution,
}: Pick<ConflictRecord, 'contactDocumentId' | 'field' | 'institution'>): string =>
  JSON.stringify([contactDocumentId, institution, field]);

/** The id of the last conflict of each field of these contacts at each institution. */
async function newestOfFields(
  database: StrapiDatabase,
  documentIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const { column, table } = database.names(CONFLICT_UID);
  const contact = column('contactDocumentId');
  const rows: Row[] = await database
    .connection(table)
    .select({ contactDocumentId: contact, institution: 'institution', field: 'field' })
    .max({ newest: 'id' })
    .whereIn(contact, [...documentIds])
    .groupBy(contact, 'institution', 'field');
  return new Map(
    rows.map((row) => [
      fieldKey({
        contactDocumentId: text(row.contactDocumentId) ?? '',
        institution: text(row.institution) ?? '',
        field: text(row.field) ?? '',
      }),
      integer(row.newest),
    ]),
  );
}

export function conflictList(ports: ConflictListPorts): ConflictList {
  const { database, namesOf } = ports;

  async function whereOf(filter: ConflictFilter): Promise<Row> {
    const { contact, decided, field, open, permitted, q, scope } = filter;
    return {
      $and: [
        {
          ...whereInScope(scope),
          ...(contact !== undefined && { contactDocumentId: contact }),
          ...(field !== undefined && { field }),
        },
        open ? OPEN_CONFLICT : {},
        decided === undefined ? {} : DECIDED[decided],
        q
          ? rowsOfContacts(database, CONFLICT_UID, await contactsSearched(database, q, permitted))
          : {},
      ],
    };
  }

  async function linksOf(
    documentIds: readonly string[],
    scope: InstitutionScope,
  ): Promise<LinkRecord[]> {
    const rows: Row[] = await database
      .query(CONTACT_LINK_UID)
      .select('*')
      .where({
        contactDocumentId: { $in: documentIds },
        state: { $ne: 'unlinked' },
        ...whereInScope(scope),
      })
      .execute();
    return rows.map(linkFromRow);
  }

  /** Who made the changes in the CRM that the conflicts are about. */
  async function changesOf(
    records: readonly ConflictRecord[],
  ): Promise<(record: ConflictRecord) => ConflictStatus['localChangedBy']> {
    const rows: Row[] = await database
      .query(CONTACT_HISTORY_UID)
      .select(['contactDocumentId', 'field', 'changedAt', 'cause', 'causedBy'])
      .where({
        contactDocumentId: { $in: records.map(({ contactDocumentId }) => contactDocumentId) },
        changedAt: { $in: records.flatMap(({ localChangedAt }) => localChangedAt ?? []) },
      })
      .execute();
    const named = await namesOf(rows.map((row) => causerOf(row).author));
    const keyOf = (documentId: unknown, field: unknown, at: Date | null) =>
      JSON.stringify([documentId, field, isoTime(at)]);
    const byChange = new Map(
      rows.map((row) => [keyOf(row.contactDocumentId, row.field, time(row.changedAt)), row]),
    );
    return ({ contactDocumentId, field, localChangedAt }) => {
      const row = byChange.get(keyOf(contactDocumentId, field, localChangedAt));
      if (!row) return null;
      return { cause: text(row.cause) as HistoryCause, by: named(causerOf(row).author) };
    };
  }

  async function statusesOf(
    records: readonly ConflictRecord[],
    permitted: InstitutionScope,
  ): Promise<ConflictStatus[]> {
    const documentIds = [...new Set(records.map(({ contactDocumentId }) => contactDocumentId))];
    const contacts = await contactsById(database, documentIds);
    const links = await linksOf(documentIds, permitted);
    const named = await namesOf(records.map(({ decidedBy }) => decidedBy));
    const newest = await newestOfFields(database, documentIds);
    const isLast = (record: ConflictRecord) => newest.get(fieldKey(record)) === record.id;
    const changeOf = await changesOf(records);
    const linksOfContactOf = ({ contactDocumentId }: ConflictRecord) =>
      links.filter((link) => link.contactDocumentId === contactDocumentId);
    const linkOf = (record: ConflictRecord) =>
      linksOfContactOf(record).find(({ institution }) => institution === record.institution);
    const lastOfFields = records.filter(isLast).map((conflict) => ({
      conflict,
      contact: contacts.get(conflict.contactDocumentId) ?? null,
      link: linkOf(conflict) ?? null,
    }));
    const reversible = await reversibleConflicts(lastOfFields, ports);
    return records.map((record) => {
      const { decision: _decision, outcome: _outcome, ...rest } = record;
      const contact = contacts.get(record.contactDocumentId);
      const here = linkOf(record);
      return {
        ...rest,
        contactName: contact ? (displayName(contact.type, contact.fields) ?? '') : '',
        contactNumber: here?.contactNumber ?? null,
        alsoLinkedTo: linksOfContactOf(record).filter((link) => link !== here).length,
        crmValue: contact?.fields[record.field] ?? null,
        status: status(record),
        isAgainstRule: isAgainstRule(record),
        localChangedAt: isoTime(record.localChangedAt),
        remoteChangedAt: isoTime(record.remoteChangedAt),
        localChangedBy: changeOf(record),
        isSuperseded: !isLast(record),
        isReversible: reversible.has(record.id),
        decidedBy: named(record.decidedBy),
        decidedAt: isoTime(record.decidedAt),
        recordedAt: record.recordedAt.toISOString(),
      };
    });
  }

  /** The conflicts of contacts whose number is the very word that was searched for. */
  async function conflictsOfNumber(
    typed: string,
    permitted: InstitutionScope,
    { order, where }: { where: Row; order: Record<string, 'desc'> },
  ): Promise<number[]> {
    const number = typed.trim();
    if (!isNumberLike(number)) return [];
    const rows = await database
      .query(CONFLICT_UID)
      .select('id')
      .where({ $and: [where, { contactDocumentId: idOfNumber(database, number, permitted) }] })
      .orderBy(order)
      .execute();
    return rows.map(({ id }) => integer(id));
  }

  return {
    statusesOf,
    countOpen: (scope) =>
      countWhere(database, CONFLICT_UID, { ...whereInScope(scope), ...OPEN_CONFLICT }),
    async list(filter, request) {
      const { decided, permitted, q } = filter;
      const where = await whereOf(filter);
      const order = decided === 'person' ? LATEST_DECISION : NEWEST;
      const first = q ? await conflictsOfNumber(q, permitted, { where, order }) : [];
      const list = { uid: CONFLICT_UID, where, order, first, request };
      const page = await pageOf(database, list, conflictFromRow);
      return { ...page, data: await statusesOf(page.data, filter.permitted) };
    },
  };
}
