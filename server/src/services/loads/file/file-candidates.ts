import { CONTACT_UID } from '../../../contracts/uids';
import { contactFromRow } from '../../contacts/database/rows';
import { searchKeys } from '../../contacts/receive/matching';
import type { ContactRecord } from '../../contacts/records';
import type { StrapiDatabase } from '../../database/strapi-database';
import { chunks } from '../../database/values';
import type { CsvRecord } from './csv';
import { readRow, type RowSettings } from './row-values';

/**
 * Contacts of the CRM that records may be: of the same e-mail, or of the same name where a record
 * has no e-mail.
 */
export async function candidatesInCrm(
  database: StrapiDatabase,
  records: readonly CsvRecord[],
  settings: RowSettings,
): Promise<ContactRecord[]> {
  const emails = new Set<string>();
  const names = new Set<string>();
  for (const record of records) {
    const read = readRow(record, settings);
    if (read.kind === 'refused') continue;
    const { emailKey, nameKey } = searchKeys(read.row.type, read.row.fields);
    if (emailKey !== null) emails.add(emailKey);
    else if (nameKey !== null) names.add(nameKey);
  }
  const found = new Map<number, ContactRecord>();
  const lookUp = async (attribute: 'emailKey' | 'nameKey', values: ReadonlySet<string>) => {
    for (const part of chunks([...values])) {
      const where = { [attribute]: { $in: part } };
      const rows = await database.query(CONTACT_UID).select('*').where(where).execute();
      for (const contact of rows.map(contactFromRow)) found.set(contact.id, contact);
    }
  };
  await lookUp('emailKey', emails);
  await lookUp('nameKey', names);
  return [...found.values()];
}
