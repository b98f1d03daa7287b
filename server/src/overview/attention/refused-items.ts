import { ASKED_ABOUT } from '../../contracts/cause-words';
import { readReasons, type Reason } from '../../contracts/reasons';
import { MATCH_REVIEW_UID, QUARANTINED_ITEM_UID } from '../../contracts/uids';
import type { StrapiDatabase } from '../../kernel/database/strapi-database';
import { integer } from '../../kernel/database/values';
import { countWaiting, type Narrow, type WaitingRows } from './waiting-rows';

/** Items that could not be imported for the same reason, of which the oldest gives the values. */
type RefusedItems = WaitingRows & { reason: Reason | null };

const ITEMS = {
  uid: QUARANTINED_ITEM_UID,
  by: ['stream', 'reasonCode'],
  moment: 'quarantinedAt',
} as const;

/** The items that were not imported, by stream and reason. */
export async function refusedItems(database: StrapiDatabase): Promise<RefusedItems[]> {
  // Two statements, as an index has all that the first of them needs.
  const found = [
    ...(await countWaiting(database, ITEMS, notToAskAbout)),
    ...(await countWaiting(database, ITEMS, notAskedAbout(database))),
  ];
  const examples = await database
    .query(QUARANTINED_ITEM_UID)
    .select(['id', 'reasons'])
    .where({ id: { $in: found.map(({ oldestId }) => oldestId) } })
    .execute();
  const reasonsOf = new Map(examples.map(({ id, reasons }) => [integer(id), readReasons(reasons)]));
  return found.map((rows) => ({ ...rows, reason: reasonsOf.get(rows.oldestId)?.[0] ?? null }));
}

const notToAskAbout: Narrow = (items, column) =>
  items.where((counted) =>
    counted.whereNull(column('reasonCode')).orWhereNotIn(column('reasonCode'), [...ASKED_ABOUT]),
  );

/** What waits for an answer under “Who is who?” is counted there: one answer cures it. */
function notAskedAbout(database: StrapiDatabase): Narrow {
  const item = database.names(QUARANTINED_ITEM_UID);
  const review = database.names(MATCH_REVIEW_UID);
  const ofItem = (attribute: string) => `${item.table}.${item.column(attribute)}`;
  const ofReview = (attribute: string) => `${review.table}.${review.column(attribute)}`;
  return (items, column) =>
    items.whereIn(column('reasonCode'), [...ASKED_ABOUT]).whereNotExists((reviews) =>
      reviews
        .from(review.table)
        .where('state', 'open')
        .whereRaw('?? = ??', [ofReview('institution'), ofItem('institution')])
        .whereRaw('?? = ??', [ofReview('contactNumber'), ofItem('contactNumber')]),
    );
}
