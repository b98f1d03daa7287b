import {
  displayName,
  foldText,
  MATCHED_FIELDS,
  searchKeys,
  type ContactTransaction,
  type ContactType,
  type LinkRecord,
} from '../contacts';
import type { Row, StrapiDatabase } from '../kernel/database/strapi-database';
import { text } from '../kernel/database/values';
import type { PersonNumber, SoughtPerson } from '../kernel/personal-data';
import { ordersOfPerson } from '../orders';
import { changesOf, deletedContact, mergedAmong } from './deleted-contact';

/** The fields by which people are recognized in texts. */
const RECOGNIZED = {
  emails: ['email', 'alternativeEmails'],
  names: ['lastName', 'structureName'],
  firstNames: ['firstName'],
} as const;

/** The fields by which people are recognized and matched. */
export const READ_FIELDS = [...new Set([...Object.values(RECOGNIZED).flat(), ...MATCHED_FIELDS])];

/** Whom somebody names: a contact by its document id, or whoever has a number. */
export type NamedPerson = string | PersonNumber;

export interface FoundPerson extends SoughtPerson {
  /** Database id of the contact; `null` for one that was deleted. */
  contactId: number | null;
  type: ContactType;
  fields: Record<string, string | null>;
  /** The fields with one value that the person had before, or has in S-360, each. */
  formerFields: readonly Record<string, string | null>[];
  links: readonly LinkRecord[];
}

/** The name by which people know the person, or else a number of it. */
export const nameOf = ({
  documentId,
  fields,
  numbers,
  type,
}: Pick<FoundPerson, 'documentId' | 'fields' | 'numbers' | 'type'>): string =>
  displayName(type, fields) ?? numbers[0]?.number ?? documentId;

/**
 * Everything by which tables know a person; `null` for a document id that nothing knows. Whoever has
 * a number is the contact with that number, or somebody of whom only items and orders say it. Locks
 * the contact.
 */
export async function findPerson(
  named: NamedPerson,
  database: StrapiDatabase,
  transaction: ContactTransaction,
): Promise<FoundPerson | null> {
  if (typeof named === 'string') return findContact(named, database, transaction);
  const [link] = await transaction.linksByNumber(named.institution, [named.number]);
  const documentId = link?.mergedInto ?? link?.contactDocumentId ?? null;
  return documentId === null
    ? withoutContact(named, database)
    : findContact(documentId, database, transaction);
}

/** Somebody who is no contact, and known by a number alone. */
async function withoutContact(
  number: PersonNumber,
  database: StrapiDatabase,
): Promise<FoundPerson> {
  // No document has this id.
  const documentId = `${number.institution}/${number.number}`;
  const numbers = [number];
  return {
    contactId: null,
    type: 'individual',
    fields: {},
    formerFields: [],
    links: [],
    documentId,
    numbers,
    linkIds: [],
    ...(await ordersOfPerson(database, { documentId, numbers })),
    keys: { emailKey: null, nameKey: null },
    folded: { emails: new Set(), names: new Set(), firstNames: new Set() },
  };
}

/** A contact, also one that was deleted and left something behind. */
async function findContact(
  documentId: string,
  database: StrapiDatabase,
  transaction: ContactTransaction,
): Promise<FoundPerson | null> {
  const [existing] = await transaction.lockContacts([documentId]);
  const links = [
    ...(await transaction.linksOfContacts([documentId])),
    ...(await transaction.linksMergedInto([documentId])),
  ];
  const changes = await changesOf(database, [documentId], READ_FIELDS);
  const deleted = existing ? null : deletedContact(links, changes);
  const contact = existing ?? deleted;
  if (contact === null) return null;
  if (deleted && (await mergedAmong(database, [{ ...deleted, documentId }])).has(documentId))
    return null;
  const { fields, type } = contact;
  const numbers = links.flatMap(({ contactNumber, institution }) =>
    contactNumber === null ? [] : [{ institution, number: contactNumber }],
  );
  const { emailKey, nameKey } = searchKeys(type, fields);
  const of = (sought: readonly string[]): string[] =>
    sought
      .flatMap((field) => valuesOf(field, fields, changes))
      .flatMap((value) => value.split(/[,;\n]/))
      .map((value) => value.trim());
  const folded = (sought: readonly string[]) =>
    new Set(of(sought).flatMap((value) => foldText(value) ?? []));
  return {
    contactId: existing?.id ?? null,
    type,
    fields,
    formerFields: formerFieldsOf(fields, changes, links),
    links,
    documentId,
    numbers,
    linkIds: links.map(({ id }) => id),
    ...(await ordersOfPerson(database, { documentId, numbers })),
    keys: { emailKey, nameKey },
    folded: {
      emails: folded(RECOGNIZED.emails),
      names: folded(RECOGNIZED.names),
      firstNames: folded(RECOGNIZED.firstNames),
    },
  };
}

function valuesOf(field: string, fields: FoundPerson['fields'], changes: readonly Row[]): string[] {
  const changed = changes.filter((row) => row.field === field);
  return [fields[field], ...changed.flatMap(({ newValue, oldValue }) => [oldValue, newValue])]
    .map((value) => text(value))
    .filter((value): value is string => value !== null && value.trim() !== '');
}

/**
 * One value at a time: two of them may never have been the person's together, but somebody else's
 * whom the contact was taken for.
 */
function formerFieldsOf(
  fields: FoundPerson['fields'],
  changes: readonly Row[],
  links: readonly LinkRecord[],
): FoundPerson['formerFields'] {
  return MATCHED_FIELDS.flatMap((field) => {
    const inS360 = links.flatMap(({ observations }) => {
      const { base, remote } = observations[field] ?? {};
      return [base, remote].filter((value) => typeof value === 'string');
    });
    const values = new Set([...valuesOf(field, fields, changes), ...inS360]);
    values.delete(fields[field] ?? '');
    return [...values].map((value) => ({ ...fields, [field]: value }));
  });
}
