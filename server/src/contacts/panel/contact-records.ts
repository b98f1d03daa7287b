import type { GetContactRecords, RecordsOfContact } from '../../contracts/contacts/contact-records';
import { CONTACT_LINK_UID } from '../../contracts/uids';
import type { InstitutionRegistry } from '../../institutions';
import type { Row, StrapiDatabase } from '../../kernel/database/strapi-database';
import { integer, text } from '../../kernel/database/values';
import { grouped } from '../../kernel/grouped';
import { isInScope, type InstitutionScope } from '../../kernel/http/institution-scope';
import { stateWith, type StateSources } from '../model/shown-state';
import type { LinkRecord } from '../records';

/** Reads the numbers and sync states of the contacts of a list. */
export interface ContactRecords {
  /** Institutions in configured order; contacts without a record are left out. */
  of(
    contactDocumentIds: readonly string[],
    scope: InstitutionScope,
  ): Promise<GetContactRecords.Response>;
}

interface ContactRecordsPorts {
  database: StrapiDatabase;
  institutions: Pick<InstitutionRegistry, 'all'>;
  stateSources(): Promise<StateSources>;
}

/** The service that reads them, with one statement for all contacts. */
export function contactRecords(ports: ContactRecordsPorts): ContactRecords {
  const { database, institutions, stateSources } = ports;
  return {
    async of(contactDocumentIds, scope) {
      const inScope = institutions.all().filter(({ code }) => isInScope(scope, code));
      const named = inScope.map(({ code, name }) => ({ code, name }));
      const codes = named.map(({ code }) => code);
      const rows: Row[] = await database
        .query(CONTACT_LINK_UID)
        .select([
          ...['id', 'institution', 'contactDocumentId'],
          ...['contactNumber', 'state', 'failureCode', 'openConflicts', 'bulkJobId'],
        ])
        .where({
          contactDocumentId: { $in: [...contactDocumentIds] },
          institution: { $in: codes },
        })
        .execute();
      if (rows.length === 0) return { data: [], meta: { institutions: named } };
      const sources = await stateSources();
      const inOrder = rows.toSorted(
        (a, b) => codes.indexOf(institutionOf(a)) - codes.indexOf(institutionOf(b)),
      );
      const byContact = grouped(inOrder, (row) => text(row.contactDocumentId) ?? '');
      const data = [...byContact].map(([contact, links]) => ({
        contact,
        records: links.map((row) => recordOf(row, sources)),
      }));
      return { data, meta: { institutions: named } };
    },
  };
}

const institutionOf = (row: Row): string => text(row.institution) ?? '';

function recordOf(
  row: Row,
  { harmedLinks, rejectedBulkJobs }: StateSources,
): RecordsOfContact['records'][number] {
  const state = text(row.state) as LinkRecord['state'];
  const stored = { state, failureCode: text(row.failureCode) };
  const contactNumber = text(row.contactNumber);
  const beside = {
    hasConflict: integer(row.openConflicts ?? 0) > 0,
    isHarmed: harmedLinks.includes(integer(row.id)),
    isRejected: row.bulkJobId !== null && rejectedBulkJobs.includes(integer(row.bulkJobId)),
  };
  return {
    institution: institutionOf(row),
    contactNumber,
    // A filter has excluded it before it was created there.
    state: state === 'inSync' && contactNumber === null ? 'notLinked' : stateWith(stored, beside),
  };
}
