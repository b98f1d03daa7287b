import {
  displayName,
  foldText,
  MATCHED_FIELDS,
  RECOGNIZED_FIELDS,
  searchKeys,
  type ContactTransaction,
  type ContactType,
  type LinkRecord,
} from '../contacts';
import type { Row, StrapiDatabase } from '../kernel/database/strapi-database';
import { text } from '../kernel/database/values';
import { numbersOf, type PersonNumber, type SoughtPerson } from '../kernel/personal-data';
import { ordersOfPerson } from '../orders';
import { changesOf, deletedContact, mergedInto, mergedWith } from './deleted-contact';
import { numbersInItems } from './numbers-in-items';
import { contactsTakenFor } from './taken-for';

/** The fields by which people are recognized in texts. */
const RECOGNIZED = {
  emails: ['email', 'alternativeEmails'],
  names: ['lastName', 'structureName'],
  firstNames: ['firstName'],
} as const;

/** Whom somebody names: a contact by its document id, or whoever has a number. */
export type NamedPerson = string | PersonNumber;

export interface FoundPerson extends SoughtPerson {
  /** Database id of the contact; `null` for one that was deleted. */
  contactId: number | null;
  type: ContactType;
  fields: Record<string, string | null>;
  /**
   * The fields of contacts that were merged into this one; and of each of all, the fields with one
   * value that the person had before, or has in S-360.
   */
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
    documentIds: [],
    numbers,
    linkIds: [],
    ...(await ordersOfPerson(database, { documentIds: [], numbers })),
    takenFor: [],
    keys: [],
    folded: { emails: new Set(), names: new Set(), firstNames: new Set() },
  };
}

/** A contact, also one that was deleted and left something behind, or was merged into another. */
async function findContact(
  documentId: string,
  database: StrapiDatabase,
  transaction: ContactTransaction,
): Promise<FoundPerson | null> {
  const [existing] = await transaction.lockContacts([documentId]);
  const kept = existing ? null : await keptContact(documentId, database, transaction);
  if (kept !== null) return findContact(kept, database, transaction);
  const changes = await changesOf(database, [documentId], RECOGNIZED_FIELDS);
  const merged = mergedInto(changes);
  const documentIds = [documentId, ...merged.map((contact) => contact.documentId)];
  const known = [
    ...(await transaction.linksOfContacts(documentIds)),
    ...(await transaction.linksMergedInto(documentIds)),
  ];
  const links = [...new Map(known.map((link) => [link.id, link])).values()];
  const contact = existing ?? deletedContact(links, changes);
  if (contact === null) return null;
  const { fields, type } = contact;
  const allFields = [fields, ...merged.map((one) => one.fields)];
  const recognized = recognizedBy(type, allFields, changes);
  const numbers = [
    ...numbersOf(links),
    ...(await numbersInItems(recognized, database, transaction)),
  ];
  return {
    contactId: existing?.id ?? null,
    type,
    fields,
    formerFields: [
      ...merged.map((one) => one.fields),
      ...allFields.flatMap((one) => formerFieldsOf(one, changes, links)),
    ],
    links,
    documentId,
    documentIds,
    numbers,
    linkIds: links.map(({ id }) => id),
    ...(await ordersOfPerson(database, { documentIds, numbers })),
    takenFor: await contactsTakenFor(numbers, changes, { database, transaction }),
    ...recognized,
  };
}

/** By what texts and search keys show the person, with the values of all contacts that were one. */
function recognizedBy(
  type: ContactType,
  allFields: readonly FoundPerson['fields'][],
  changes: readonly Row[],
): Pick<SoughtPerson, 'folded' | 'keys'> {
  const folded = (sought: readonly string[]) =>
    new Set(
      sought
        .flatMap((field) => allFields.flatMap((one) => valuesOf(field, one, changes)))
        .flatMap((value) => value.split(/[,;\n]/))
        .flatMap((value) => foldText(value.trim()) ?? []),
    );
  return {
    keys: allFields.flatMap((one) => {
      const { emailKey, nameKey } = searchKeys(type, one);
      return emailKey === null || nameKey === null ? [] : [{ emailKey, nameKey }];
    }),
    folded: {
      emails: folded(RECOGNIZED.emails),
      names: folded(RECOGNIZED.names),
      firstNames: folded(RECOGNIZED.firstNames),
    },
  };
}

/** The contact into which one was merged that exists no more. */
async function keptContact(
  documentId: string,
  database: StrapiDatabase,
  transaction: ContactTransaction,
): Promise<string | null> {
  const links = await transaction.linksOfContacts([documentId]);
  const kept = links.find((link) => link.mergedInto !== null)?.mergedInto;
  return kept ?? mergedWith(database, documentId);
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
      const { base, form, otherForm, remote } = observations[field] ?? {};
      return [base, form, otherForm?.value, otherForm?.form, remote].filter(
        (value) => typeof value === 'string',
      );
    });
    const values = new Set([...valuesOf(field, fields, changes), ...inS360]);
    values.delete(fields[field] ?? '');
    return [...values].map((value) => ({ ...fields, [field]: value }));
  });
}
