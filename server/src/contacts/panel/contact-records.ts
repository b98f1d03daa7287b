import type { GetContactRecords, RecordsOfContact } from '../../contracts/contacts/contact-records';
import { CONTACT_LINK_UID } from '../../contracts/uids';
import type { InstitutionRegistry } from '../../institutions';
import type { Row, StrapiDatabase } from '../../kernel/database/strapi-database';
import { integer, text } from '../../kernel/database/values';
import { grouped } from '../../kernel/grouped';
import { isInScope, type InstitutionScope } from '../../kernel/http/institution-scope';
import { stateWith } from '../model/shown-state';
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
  /** The ids of links that lost values by a save. */
  harmedLinks(): Promise<number[]>;
}

/** The service that reads them, with one statement for all contacts. */
export function contactRecords(ports: ContactRecordsPorts): ContactRecords {
  const { database, harmedLinks, institutions } = ports;
  return {
    async of(contactDocumentIds, scope) {
      const inScope = institutions.all().filter(({ code }) => isInScope(scope, code));
      const named = inScope.map(({ code, name }) => ({ code, name }));
      const codes = named.map(({ code }) => code);
      const rows: Row[] = await database
        .query(CONTACT_LINK_UID)
        .select([
          ...['id', 'institution', 'contactDocumentId'],
          ...['contactNumber', 'state', 'openConflicts'],
        ])
        .where({
          contactDocumentId: { $in: [...contactDocumentIds] },
          institution: { $in: codes },
        })
        .execute();
      const harmed = new Set(rows.length === 0 ? [] : await harmedLinks());
      const inOrder = rows.toSorted(
        (a, b) => codes.indexOf(institutionOf(a)) - codes.indexOf(institutionOf(b)),
      );
      const byContact = grouped(inOrder, (row) => text(row.contactDocumentId) ?? '');
      const data = [...byContact].map(([contact, links]) => ({
        contact,
        records: links.map((row) => recordOf(row, harmed.has(integer(row.id)))),
      }));
      return { data, meta: { institutions: named } };
    },
  };
}

const institutionOf = (row: Row): string => text(row.institution) ?? '';

function recordOf(row: Row, isHarmed: boolean): RecordsOfContact['records'][number] {
  const state = text(row.state) as LinkRecord['state'];
  const contactNumber = text(row.contactNumber);
  const hasConflict = integer(row.openConflicts ?? 0) > 0;
  return {
    institution: institutionOf(row),
    contactNumber,
    // A filter has excluded it before it was created there.
    state:
      state === 'inSync' && contactNumber === null
        ? 'notLinked'
        : stateWith(state, { hasConflict, isHarmed }),
  };
}
