import { MATCH_REVIEW_UID } from '../../contracts/uids';
import { reason } from '../../contracts/reasons';
import type { StrapiDatabase } from '../../kernel/database/strapi-database';
import { jsonText, text } from '../../kernel/database/values';
import { pairOf } from './doubles';
import type { Evaluated } from './push-slice';

const idsIn = (value: unknown): string[] => {
  const ids: unknown = typeof value === 'string' ? JSON.parse(value) : value;
  return Array.isArray(ids) ? ids.map((id) => text(id) ?? '') : [];
};

async function pairsIn(
  state: 'open' | 'dismissed',
  institution: string,
  database: StrapiDatabase,
): Promise<Set<string>> {
  const rows = await database
    .query(MATCH_REVIEW_UID)
    .select(['contactDocumentIds'])
    .where({ institution, kind: 'merge', state })
    .execute();
  return new Set(rows.map((row) => pairOf(idsIn(row.contactDocumentIds))));
}

/** Pairs of contacts that a person has decided are not the same. */
export const pairsToldApart = (
  institution: string,
  database: StrapiDatabase,
): Promise<Set<string>> => pairsIn('dismissed', institution, database);

/** Opens a match review for each double that has none yet. */
export async function reviewDoubles(
  evaluated: readonly Evaluated[],
  institution: string,
  database: StrapiDatabase,
  noticedAt: Date,
): Promise<void> {
  const doubles = evaluated.flatMap(({ contact, evaluation }) =>
    evaluation.kind === 'double' ? [{ contact, ...evaluation.double }] : [],
  );
  if (doubles.length === 0) return;
  const asked = await pairsIn('open', institution, database);
  for (const { contact, contactDocumentId, contactNumber } of doubles) {
    const contactDocumentIds = [contactDocumentId, contact.documentId];
    if (asked.has(pairOf(contactDocumentIds))) continue;
    await database
      .query(MATCH_REVIEW_UID)
      .insert({
        kind: 'merge',
        institution,
        contactNumber,
        contactDocumentIds: jsonText(contactDocumentIds),
        reason: jsonText(reason('bulkJobDouble')),
        state: 'open',
        noticedAt,
      })
      .execute();
  }
}
