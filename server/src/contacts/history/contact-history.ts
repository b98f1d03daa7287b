import { DAY_MS } from '../../kernel/durations';
import type { HistoryChange } from '../../contracts/contacts/contact-history';
import { CONSENT_UID, CONTACT_HISTORY_UID, CONTACT_UID } from '../../contracts/uids';
import { reason } from '../../contracts/reasons';
import type { NamesOfAuthors } from '../../kernel/authors';
import type { Row, StrapiDatabase } from '../../kernel/database/strapi-database';
import { integer, text, time } from '../../kernel/database/values';
import { NotFoundError } from '../../kernel/errors';
import type { InstitutionRegistry } from '../../institutions';
import { pageOf, type PageOf, type PageRequest } from '../../kernel/pages';
import { consentFromRow, contactFromRow } from '../database/rows';
import { consentCodeOf, consentValue, isConsentKey } from '../model/merge/consents';
import type { ContactRecord, HistoryCause } from '../records';
import type { Clock } from '../store';
import { valueAt, type ValueAt } from './value-at';

/** Answers who changed what on a contact, and its earlier values. */
export interface ContactHistory {
  /** Newest first. Throws (404) for a contact about which nothing is known. */
  of(
    contactDocumentId: string,
    filter: { field?: string | undefined },
    request: PageRequest,
  ): Promise<PageOf<HistoryChange>>;
  /**
   * The value of a field at a moment. A consent (`consent:CODE`) belongs to one institution. Throws
   * (404) for a contact or a field about which nothing is known.
   */
  valueAt(of: FieldOfContact, moment: Date): Promise<ValueAt>;
}

export interface FieldOfContact {
  contactDocumentId: string;
  field: string;
  /** The institution's code, for a consent. */
  institution?: string;
}

export interface ContactHistoryPorts {
  database: StrapiDatabase;
  institutions: InstitutionRegistry;
  namesOf: NamesOfAuthors;
  clock: Clock;
  historyRetentionDays: number;
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
function causerOf(row: Row): {
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
      return { ...nobody, bulkJobId: integer(causedBy) };
    case 'pull':
    case 'mapping':
      return nobody;
  }
}

/** The service behind a contact's history. */
export function contactHistory(ports: ContactHistoryPorts): ContactHistory {
  const { clock, database, historyRetentionDays, institutions, namesOf } = ports;

  async function contactOf(documentId: string): Promise<ContactRecord | null> {
    const [row] = await database.query(CONTACT_UID).select('*').where({ documentId }).execute();
    return row ? contactFromRow(row) : null;
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
        changedAt: time(row.changedAt)?.toISOString() ?? '',
        cause: text(row.cause) as HistoryCause,
        by: named(author),
        ...causer,
        institution: institutionOf(text(row.institution)),
      };
    });
  }

  async function consentNow({ contactDocumentId, field, institution }: FieldOfContact) {
    const where = { contactDocumentId, institution, code: consentCodeOf(field) };
    const [row] = await database.query(CONSENT_UID).select('*').where(where).execute();
    return row ? consentValue(consentFromRow(row).allowed) : null;
  }

  async function valueNow(of: FieldOfContact, contact: ContactRecord): Promise<string | null> {
    if (of.field === 'type') return contact.type;
    return isConsentKey(of.field) ? consentNow(of) : (contact.fields[of.field] ?? null);
  }

  const rowsOf = (where: Row) =>
    database
      .query(CONTACT_HISTORY_UID)
      .select('*')
      .where(where)
      .orderBy({ changedAt: 'asc', id: 'asc' })
      .execute();

  return {
    async of(contactDocumentId, { field }, request) {
      const where = { contactDocumentId, ...(field !== undefined && { field }) };
      const order = { changedAt: 'desc', id: 'desc' } as const;
      const list = { uid: CONTACT_HISTORY_UID, where, order, request };
      const page = await pageOf(database, list, (row) => row);
      if (page.meta.pagination.total === 0 && (await contactOf(contactDocumentId)) === null) {
        throw new NotFoundError(reason('noContact', { contact: contactDocumentId }));
      }
      return { ...page, data: await changesFrom(page.data) };
    },
    async valueAt(of, moment) {
      const { contactDocumentId, field, institution } = of;
      const contact = await contactOf(contactDocumentId);
      const isConsent = isConsentKey(field);
      const rows = await rowsOf({
        contactDocumentId,
        field,
        ...(isConsent && { institution: institution ?? '' }),
      });
      const whole = await rowsOf({ contactDocumentId, field: { $null: true } });
      if (contact === null && rows.length + whole.length === 0) {
        throw new NotFoundError(reason('noContact', { contact: contactDocumentId }));
      }
      const isKnown = isConsent || field === 'type' || rows.length > 0;
      if (contact !== null && !isKnown && !Object.hasOwn(contact.fields, field)) {
        throw new NotFoundError(reason('noSuchField', { field }));
      }
      const timeOf = (kind: HistoryChange['kind']) =>
        time(whole.find((row) => kindOf(row) === kind)?.changedAt);
      const changes = rows.map((row) => ({
        oldValue: text(row.oldValue),
        newValue: text(row.newValue),
        changedAt: time(row.changedAt) ?? moment,
      }));
      return valueAt(
        {
          changes,
          createdAt: timeOf('created'),
          deletedAt: timeOf('deleted'),
          current: contact === null ? null : { value: await valueNow(of, contact) },
          keptSince: new Date(clock.now().getTime() - historyRetentionDays * DAY_MS),
        },
        moment,
      );
    },
  };
}
