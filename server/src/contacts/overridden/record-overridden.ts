import { overriddenAmong, type ReplacedValue } from '../model/merge/overridden';
import type { LinkRecord } from '../records';
import type { ContactTransaction } from '../store';
import type { MergeBatch } from '../receive/merge-batch';

/** The values that a delivery or a pull replaces in one contact. */
interface ReplacedInContact {
  before: { documentId: string; fields: Readonly<Record<string, string | null>> };
  changes: Readonly<Record<string, string | null>>;
  updatedAt: Date;
}

/**
 * Whether the value of a field can be a person's edit: S-360's was taken against the CRM's, or the
 * CRM's had been sent. A value that only S-360 ever set is no edit, so most are not asked about.
 */
function wasSentOrDiffers(batch: MergeBatch, link: LinkRecord, field: string) {
  const conflict = batch.conflicts.find(
    (entry) => entry.field === field && entry.contactDocumentId === link.contactDocumentId,
  );
  if (conflict) return { wasSent: false };
  return link.observations[field]?.pushedAtMs === undefined ? null : { wasSent: true };
}

/**
 * Records the edits of persons that S-360's values replace, for somebody to look at. Call it before
 * the history of this change is written.
 */
export async function recordOverridden(
  batch: MergeBatch,
  changed: readonly ReplacedInContact[],
  transaction: Pick<ContactTransaction, 'addOverriddenEdits' | 'changesOf'>,
): Promise<void> {
  const links = new Map([...batch.links.values()].map((link) => [link.contactDocumentId, link]));
  const replaced = changed.flatMap(({ before, changes, updatedAt }): ReplacedValue[] => {
    const link = links.get(before.documentId);
    if (link === undefined) return [];
    return Object.entries(changes).flatMap(([field, now]) => {
      const how = wasSentOrDiffers(batch, link, field);
      const { documentId: contactDocumentId, fields } = before;
      const { institution } = link;
      const value = { institution, contactDocumentId, field, before: fields[field] ?? null, now };
      return how === null ? [] : [{ ...value, ...how, replacedAt: updatedAt }];
    });
  });
  if (replaced.length === 0) return;
  const history = await transaction.changesOf(
    replaced.map(({ contactDocumentId }) => contactDocumentId),
    [...new Set(replaced.map(({ field }) => field))],
  );
  const entries = overriddenAmong(replaced, history);
  if (entries.length > 0) await transaction.addOverriddenEdits(entries);
}
