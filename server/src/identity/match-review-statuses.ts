import {
  canonical,
  contactFromRow,
  displayName,
  fieldsOf,
  readContactItem,
  type ContactRecord,
  type ContactSettings,
} from '../contacts';
import type {
  MatchReviewDecision,
  MatchReviewStatus,
  NamedContact,
  ShownValues,
} from '../contracts/contacts/match-reviews';
import { CONTACT_LINK_UID, CONTACT_UID, QUARANTINED_ITEM_UID } from '../contracts/uids';
import type { NamesOfAuthors } from '../kernel/authors';
import type { Row, StrapiDatabase } from '../kernel/database/strapi-database';
import { integer, isoTime, text } from '../kernel/database/values';
import type { MatchReviewRecord } from './match-review-rows';

interface StatusPorts {
  database: StrapiDatabase;
  /** The settings of an institution; `null` when it is no longer configured. */
  settingsOf(institution: string): ContactSettings | null;
  namesOf: NamesOfAuthors;
}

type KnownContact = ContactRecord & { lastOrderAt: string | null };

/** Match reviews as an operator sees them, with both sides in full, in a few statements. */
export async function matchReviewStatuses(
  { database, namesOf, settingsOf }: StatusPorts,
  matchReviews: readonly MatchReviewRecord[],
): Promise<MatchReviewStatus[]> {
  const documentIds = matchReviews.flatMap(({ contactDocumentIds }) => contactDocumentIds);
  const decided = matchReviews.flatMap(({ decision }) => decidedDocumentId(decision) ?? []);
  const contacts = await contactsOf(database, [...documentIds, ...decided]);
  const named = (documentId: string): NamedContact => {
    const contact = contacts.get(documentId);
    const name = contact ? (displayName(contact.type, contact.fields) ?? '') : null;
    return { documentId, name };
  };
  const numbers = await numbersOf(database, documentIds);
  const decider = await namesOf(matchReviews.map(({ decidedBy }) => decidedBy));
  const newest = await newestItems(
    database,
    matchReviews.map(({ contactNumber }) => contactNumber),
  );
  return matchReviews.map(({ contactDocumentIds, contactType: _type, ...review }) => {
    const settings = settingsOf(review.institution);
    const item = newest.get(`${review.institution}/${review.contactNumber}`);
    const decidedId = decidedDocumentId(review.decision);
    return {
      ...review,
      contacts: contactDocumentIds.map((documentId) => {
        const contact = contacts.get(documentId);
        return {
          ...named(documentId),
          contactNumber: numbers.get(`${review.institution}/${documentId}`) ?? null,
          values: contact && settings ? valuesInCrm(contact, settings) : null,
          lastOrderAt: contact?.lastOrderAt ?? null,
        };
      }),
      quarantinedItemId: item?.id ?? null,
      shown: item && settings ? valuesInItem(item.body, settings) : null,
      decidedContact: decidedId === null ? null : named(decidedId),
      deciderName: decider(review.decidedBy)?.name ?? null,
      decidedAt: review.decidedAt?.toISOString() ?? null,
      noticedAt: review.noticedAt.toISOString(),
    };
  });
}

/** The contact that a decision linked, created or kept. */
function decidedDocumentId(decision: MatchReviewDecision | null): string | null {
  switch (decision?.kind) {
    case 'contact':
    case 'create':
      return decision.contactDocumentId;
    case 'merge':
      return decision.keptDocumentId;
    default:
      return null;
  }
}

const filled = (values: readonly (readonly [string, string | null])[]): ShownValues =>
  Object.fromEntries(
    values.flatMap(([field, value]) => (value === null ? [] : [[field, value] as const])),
  );

const valuesInCrm = ({ fields, type }: ContactRecord, settings: ContactSettings): ShownValues =>
  filled(
    fieldsOf(settings.mapping, type).map(({ field, kind }) => [
      field,
      canonical(kind, fields[field], settings),
    ]),
  );

function valuesInItem(body: string, settings: ContactSettings): ShownValues | null {
  const read = readContactItem(JSON.parse(body), settings);
  if (read.kind !== 'snapshot') return null;
  const { fields } = read.snapshot;
  return filled(Object.entries(fields).map(([field, value]) => [field, value.canonical]));
}

async function contactsOf(
  database: StrapiDatabase,
  documentIds: readonly string[],
): Promise<Map<string, KnownContact>> {
  const rows = await database
    .query(CONTACT_UID)
    .select('*')
    .where({ documentId: { $in: documentIds } })
    .execute();
  return new Map(
    rows.map((row) => {
      const lastOrderAt = isoTime(row.lastPurchaseAt);
      const contact = { ...contactFromRow(row), lastOrderAt };
      return [contact.documentId, contact];
    }),
  );
}

async function numbersOf(
  database: StrapiDatabase,
  documentIds: readonly string[],
): Promise<Map<string, string>> {
  const rows = await database
    .query(CONTACT_LINK_UID)
    .select(['institution', 'contactDocumentId', 'contactNumber'])
    .where({
      contactDocumentId: { $in: documentIds },
      contactNumber: { $notNull: true },
      // Whose number is gone there can have another one.
      state: { $ne: 'ended' },
    })
    .execute();
  return new Map(
    rows.map((row) => [
      `${text(row.institution) ?? ''}/${text(row.contactDocumentId) ?? ''}`,
      text(row.contactNumber) ?? '',
    ]),
  );
}

/** The newest item of each number, by institution and number. */
async function newestItems(
  database: StrapiDatabase,
  contactNumbers: readonly string[],
): Promise<Map<string, { id: number; body: string }>> {
  const rows: Row[] = await database
    .query(QUARANTINED_ITEM_UID)
    .select(['id', 'institution', 'contactNumber', 'body'])
    .where({ contactNumber: { $in: contactNumbers }, stream: 'contacts' })
    .orderBy({ id: 'asc' })
    .execute();
  return new Map(
    rows.map((row) => [
      `${text(row.institution) ?? ''}/${text(row.contactNumber) ?? ''}`,
      { id: integer(row.id), body: text(row.body) ?? '' },
    ]),
  );
}
