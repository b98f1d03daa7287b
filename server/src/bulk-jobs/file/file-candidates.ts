import { CONTACT_UID } from '../../contracts/uids';
import { takingTurns } from '../../kernel/turns';
import { contactFromRow, type ContactRecord } from '../../contacts';
import type { Row, StrapiDatabase } from '../../kernel/database/strapi-database';
import { chunks, integer, text } from '../../kernel/database/values';
import type { CsvRecord } from './csv';
import { MAX_ALIKE } from './evaluate-rows';
import { firstNameOf, keyOf, keysOf, lookedFor } from './known-contacts';
import { readRow, type RowSettings } from './row-values';

/** Keys per query: thousands of contacts may share a name, but hardly ever an e-mail. */
const LOOKED_UP_AT_ONCE = { emailKey: 200, nameKey: 20 };

/** The attributes by which a contact is recognized as a candidate. */
const KEYS = ['id', 'emailKey', 'nameKey', 'firstName'];

/** The keys of the contacts that the records of a slice may match. */
interface Wanted {
  documentIds: ReadonlySet<string>;
  keys: ReadonlySet<string>;
  emails: ReadonlySet<string>;
  names: ReadonlySet<string>;
}

/**
 * Contacts of the CRM that records may match: by the document id that they name, by e-mail, or by name where a record has no e-mail.
 * Of contacts that are alike it returns one more than the maximum a row is compared with.
 */
export async function candidatesInCrm(
  database: StrapiDatabase,
  records: readonly CsvRecord[],
  settings: RowSettings,
): Promise<ContactRecord[]> {
  const turn = takingTurns();
  const ids = await idsOf(await wantedBy(records, settings), database);
  const found: ContactRecord[] = [];
  for (const part of chunks(ids)) {
    const where = { id: { $in: part } };
    const rows = await database.query(CONTACT_UID).select('*').where(where).execute();
    found.push(...rows.map(contactFromRow));
    await turn();
  }
  return found;
}

async function wantedBy(records: readonly CsvRecord[], settings: RowSettings): Promise<Wanted> {
  const turn = takingTurns();
  const wanted = {
    documentIds: new Set<string>(),
    keys: new Set<string>(),
    emails: new Set<string>(),
    names: new Set<string>(),
  };
  for (const record of records) {
    const read = readRow(record, settings);
    await turn();
    if (read.kind === 'refused') continue;
    if (read.row.documentId !== null) {
      wanted.documentIds.add(read.row.documentId);
      continue;
    }
    const sought = lookedFor(read.row.type, read.row.fields);
    const key = keyOf(sought);
    if (key !== null) wanted.keys.add(key);
    if (sought.emailKey !== null) wanted.emails.add(sought.emailKey);
    else if (sought.nameKey !== null) wanted.names.add(sought.nameKey);
  }
  return wanted;
}

async function idsOf(wanted: Wanted, database: StrapiDatabase): Promise<number[]> {
  const turn = takingTurns();
  const ids = new Set<number>();
  const counts = new Map<string, number>();
  const isWanted = (row: Row): boolean => {
    const keys = keysOf({
      emailKey: text(row.emailKey),
      nameKey: text(row.nameKey),
      firstName: firstNameOf({ firstName: text(row.firstName) }),
    }).filter((key) => wanted.keys.has(key) && (counts.get(key) ?? 0) <= MAX_ALIKE);
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
    return keys.length > 0;
  };
  const lookUp = async (attribute: 'emailKey' | 'nameKey', values: ReadonlySet<string>) => {
    for (const part of chunks([...values], LOOKED_UP_AT_ONCE[attribute])) {
      const where = { [attribute]: { $in: part } };
      const rows = await database.query(CONTACT_UID).select(KEYS).where(where).execute();
      for (const row of rows) if (isWanted(row)) ids.add(integer(row.id));
      await turn();
    }
  };
  for (const part of chunks([...wanted.documentIds])) {
    const where = { documentId: { $in: part } };
    const rows = await database.query(CONTACT_UID).select(['id']).where(where).execute();
    for (const { id } of rows) ids.add(integer(id));
    await turn();
  }
  await lookUp('emailKey', wanted.emails);
  await lookUp('nameKey', wanted.names);
  return [...ids];
}
