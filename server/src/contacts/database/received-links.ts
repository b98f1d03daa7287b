import type { Knex } from 'knex';
import { CONTACT_LINK_UID, CONTACT_UID } from '../../contracts/uids';
import { LostRaceError } from '../../kernel/database/failures';
import { lockRows } from '../../kernel/database/lock-rows';
import type { Row, StrapiDatabase, TableNames } from '../../kernel/database/strapi-database';
import { chunks, integer, text } from '../../kernel/database/values';
import { derivedColumns } from '../derived-columns';
import type { LinkRecord } from '../records';
import type { KnownNumber, KnownNumbers, NewContact, NewLink, ReceivedLink } from '../store';
import {
  changedLinkAttributes,
  contactType,
  linkFromRow,
  linkToRow,
  LINK_ATTRIBUTES,
} from './rows';
import { documentColumns, insertDocuments, updateAll, type Context } from './statements';

function linkColumns(database: StrapiDatabase): Record<string, string> {
  const { column } = database.names(CONTACT_LINK_UID);
  return Object.fromEntries(LINK_ATTRIBUTES.map((name) => [name, column(name)]));
}

/** Links as the engine knows them, read without Strapi's transformations of each value. */
export async function selectLinks(
  { database, trx }: Context,
  attribute: 'id' | 'contactNumber' | 'contactDocumentId' | 'mergedInto',
  values: readonly (string | number)[],
  options: { institution?: string; lock?: boolean } = {},
): Promise<LinkRecord[]> {
  const { column, table } = database.names(CONTACT_LINK_UID);
  const columns = linkColumns(database);
  const links: LinkRecord[] = [];
  for (const part of chunks([...new Set(values)])) {
    const query = trx(table).select(columns).whereIn(column(attribute), part);
    if (options.institution !== undefined) void query.where({ institution: options.institution });
    const rows: Row[] = await (options.lock ? lockRows(database, query) : query.orderBy('id'));
    links.push(...rows.map(linkFromRow));
  }
  return links;
}

/** See `ContactTransaction`; one statement, so that links are locked by id. */
export async function lockLinksWith(
  { database, trx }: Context,
  ids: readonly number[],
  documentIds: readonly string[],
): Promise<LinkRecord[]> {
  if (ids.length + documentIds.length === 0) return [];
  const { column, table } = database.names(CONTACT_LINK_UID);
  const links = trx(table)
    .select(linkColumns(database))
    .where((either) => {
      void either.whereIn('id', ids).orWhereIn(column('contactDocumentId'), documentIds);
    });
  return (await lockRows(database, links)).map(linkFromRow);
}

/** The states of links whose create may be out or in doubt; includes links of deleted contacts. */
const OPEN_STATES: readonly LinkRecord['state'][] = ['sending', 'inDoubt', 'unlinked'];

/**
 * Narrows a query to links whose create is out or in doubt. It searches by state: a search for
 * links without a number would read every link that a bulk job is about to create.
 */
function whereCreateIsOpen(
  links: Knex.QueryBuilder,
  { column }: TableNames,
  of: string,
): Knex.QueryBuilder {
  const name = (attribute: string) => `${of}.${column(attribute)}`;
  return links
    .whereIn(name('state'), [...OPEN_STATES])
    .whereRaw(`coalesce(??, '') = ''`, [name('contactNumber')])
    .where((isOut) => {
      void isOut.whereNotNull(name('sending')).orWhereNotNull(name('inDoubt'));
    });
}

/** See `ContactTransaction`. */
export async function openCreates(
  { database, trx }: Context,
  institution: string,
): Promise<LinkRecord[]> {
  const names = database.names(CONTACT_LINK_UID);
  const links = trx(names.table).select(linkColumns(database)).where({ institution });
  const rows: Row[] = await whereCreateIsOpen(links, names, names.table);
  return rows.map(linkFromRow);
}

/** See `ContactTransaction`. */
export async function knownNumbers(
  { database, trx }: { database: StrapiDatabase; trx: Knex },
  institution: string,
  contactNumbers: readonly string[],
): Promise<KnownNumbers> {
  const links = database.names(CONTACT_LINK_UID);
  const contacts = database.names(CONTACT_UID);
  const link = (attribute: string) => `link.${links.column(attribute)}`;
  const known: KnownNumbers = { numbers: [], hasOpenCreates: false };
  const read = () =>
    trx({ link: links.table })
      .leftJoin(
        { contact: contacts.table },
        `contact.${contacts.column('documentId')}`,
        link('contactDocumentId'),
      )
      .select({
        id: link('id'),
        contactNumber: link('contactNumber'),
        contactDocumentId: link('contactDocumentId'),
        mergedInto: link('mergedInto'),
        appliedDigest: link('appliedDigest'),
        type: `contact.${contacts.column('type')}`,
      })
      .where(link('institution'), institution);
  // Two reads in one statement: a combined condition would scan all links.
  const openCreates = whereCreateIsOpen(read(), links, 'link');
  for (const part of chunks(contactNumbers)) {
    const rows: Row[] = await read()
      .whereIn(link('contactNumber'), part)
      .unionAll([openCreates.clone()]);
    for (const row of rows) {
      if (row.contactNumber === null) known.hasOpenCreates = true;
      else known.numbers.push(knownNumber(row));
    }
  }
  return known;
}

function knownNumber(row: Row): KnownNumber {
  return {
    linkId: integer(row.id),
    contactNumber: text(row.contactNumber) ?? '',
    contactDocumentId: text(row.contactDocumentId),
    mergedInto: text(row.mergedInto),
    contactType: row.type === null ? null : contactType(row.type),
    appliedDigest: text(row.appliedDigest),
  };
}

/** See `ContactTransaction`. */
export async function insertReceived(
  context: Context,
  links: readonly ReceivedLink<NewLink>[],
  contacts: readonly NewContact[],
): Promise<ReadonlySet<string>> {
  const at = context.database.clock.now();
  const stored = await insertDocuments(
    context,
    CONTACT_LINK_UID,
    links.map(({ appliedDigest, link }) =>
      Object.assign(linkToRow(link), {
        documentId: link.documentId,
        appliedDigest,
        ...documentColumns(at),
      }),
    ),
  );
  const won = links.filter(({ link }) => stored.has(link.documentId));
  const owners = new Set(won.map(({ link }) => link.contactDocumentId));
  await insertContacts(
    context,
    contacts.filter(({ documentId }) => owners.has(documentId)),
  );
  return stored;
}

/**
 * See `ContactTransaction`.
 * @throws LostRaceError when another contact has a value that a venue's schema makes unique: that
 * contact may have been created a moment before, and a repetition finds it.
 */
export async function insertContacts(
  context: Context,
  contacts: readonly NewContact[],
): Promise<void> {
  const stored = await insertDocuments(
    context,
    CONTACT_UID,
    contacts.map(({ documentId, type, fields, updatedAt }) =>
      Object.assign(
        {},
        fields,
        derivedColumns(type, fields, updatedAt),
        { documentId, type },
        documentColumns(updatedAt),
      ),
    ),
  );
  if (stored.size < contacts.length)
    throw new LostRaceError('A value of a new contact is that of another one.');
}

/**
 * Writes the columns that differ on any of the links; all other values are as read under the lock.
 */
export async function updateReceived(
  context: Context,
  links: readonly (ReceivedLink & { before: LinkRecord })[],
): Promise<void> {
  const changed = changedLinkAttributes(links);
  const at = context.database.clock.now();
  const rows = links.map(({ appliedDigest, link }) => ({
    id: link.id,
    appliedDigest,
    updatedAt: at,
    ...linkToRow(link, changed),
  }));
  await updateAll(context, CONTACT_LINK_UID, rows, [...changed, 'appliedDigest', 'updatedAt']);
}
