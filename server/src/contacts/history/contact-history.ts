import type { GetContactHistory, HistoryChange } from '../../contracts/contacts/contact-history';
import { CONTACT_HISTORY_UID, CONTACT_UID } from '../../contracts/uids';
import { reason } from '../../contracts/reasons';
import type { NamesOfAuthors } from '../../kernel/authors';
import type { Row, StrapiDatabase } from '../../kernel/database/strapi-database';
import { integer, isoTime, text, textsIn } from '../../kernel/database/values';
import { NotFoundError } from '../../kernel/errors';
import { whereInScope, type InstitutionScope } from '../../kernel/http/institution-scope';
import type { InstitutionRegistry } from '../../institutions';
import { pageOf, type PageRequest } from '../../kernel/http/pages';
import type { HistoryCause } from '../records';

interface HistoryFilter {
  field?: string | undefined;
  institution?: string | undefined;
  /** Changes that came from other institutions are left out; the CRM's own are shown. */
  permitted: InstitutionScope;
}

export interface ContactHistory {
  /** Newest first. Throws (404) for a contact about which nothing is known. */
  list(
    contactDocumentId: string,
    filter: HistoryFilter,
    request: PageRequest,
  ): Promise<GetContactHistory.Response>;
}

interface ContactHistoryPorts {
  database: StrapiDatabase;
  institutions: InstitutionRegistry;
  namesOf: NamesOfAuthors;
}

/**
 * Rows without a field concern the whole contact: a deletion has the type as its old value, a merge
 * says which contact was merged into which.
 */
function kindOf(row: Row): HistoryChange['kind'] {
  if (text(row.field) !== null) return 'changed';
  if (text(row.oldValue) === null) return 'created';
  return text(row.newValue) === null ? 'deleted' : 'merged';
}

/** The meaning of `causedBy` depends on the cause. */
export function causerOf(row: Row): {
  author: string | null;
  deliveryId: number | null;
  bulkJobId: number | null;
} {
  const causedBy = text(row.causedBy);
  const nobody = { author: null, deliveryId: null, bulkJobId: null };
  const cause = text(row.cause) as HistoryCause;
  if (causedBy === null) return nobody;
  switch (cause) {
    case 'crm':
    case 'decision':
    case 'merge':
      return { ...nobody, author: causedBy };
    case 'delivery':
    case 'conflict':
      return { ...nobody, deliveryId: integer(causedBy) };
    case 'bulkJob':
    case 'undo':
      return { ...nobody, bulkJobId: integer(causedBy) };
    case 'pull':
    case 'mapping':
    case 'transfer':
      return nobody;
  }
}

/** The service behind a contact's history. */
export function contactHistory(ports: ContactHistoryPorts): ContactHistory {
  const { database, institutions, namesOf } = ports;

  async function isContact(documentId: string): Promise<boolean> {
    const found = database.query(CONTACT_UID).select('id').where({ documentId });
    return (await found.execute()).length > 0;
  }

  const institutionOf = (code: string | null): HistoryChange['institution'] =>
    code === null ? null : { code, name: institutions.find(code)?.name ?? code };

  async function changesFrom(rows: readonly Row[]): Promise<HistoryChange[]> {
    const named = await namesOf(rows.map((row) => causerOf(row).author));
    return rows.map((row) => {
      const { author, ...causer } = causerOf(row);
      const kind = kindOf(row);
      return {
        id: integer(row.id),
        kind,
        field: text(row.field),
        oldValue: kind === 'changed' || kind === 'merged' ? text(row.oldValue) : null,
        newValue: text(row.newValue),
        mergedName: text(row.mergedName),
        wording: text(row.wording),
        changedAt: isoTime(row.changedAt) ?? '',
        cause: text(row.cause) as HistoryCause,
        by: named(author),
        ...causer,
        institution: institutionOf(text(row.institution)),
      };
    });
  }

  async function fieldsIn(
    contactDocumentId: string,
    permitted: InstitutionScope,
  ): Promise<string[]> {
    const { column, table } = database.names(CONTACT_HISTORY_UID);
    const name = column('field');
    const rows: Row[] = await database
      .connection(table)
      .distinct({ field: name })
      .where(column('contactDocumentId'), contactDocumentId)
      .whereNotNull(name)
      .where((own) => {
        if (permitted === null) return;
        void own.whereNull('institution').orWhereIn('institution', permitted);
      });
    return textsIn(rows, 'field').sort();
  }

  return {
    async list(contactDocumentId, { field, institution, permitted }, request) {
      const where = {
        contactDocumentId,
        ...(field !== undefined && { field }),
        ...(institution !== undefined && { institution }),
        ...(permitted !== null && {
          $or: [{ institution: { $null: true } }, whereInScope(permitted)],
        }),
      };
      const order = { changedAt: 'desc', id: 'desc' } as const;
      const list = { uid: CONTACT_HISTORY_UID, where, order, request };
      const page = await pageOf(database, list, (row) => row);
      if (page.meta.pagination.total === 0 && !(await isContact(contactDocumentId))) {
        throw new NotFoundError(reason('noContact', { contact: contactDocumentId }));
      }
      return {
        data: await changesFrom(page.data),
        meta: { ...page.meta, fields: await fieldsIn(contactDocumentId, permitted) },
      };
    },
  };
}
