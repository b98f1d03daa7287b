import { ASKED_ABOUT } from '../../contracts/cause-words';
import { readReasons, type Reason } from '../../contracts/reasons';
import { MATCH_REVIEW_UID, QUARANTINED_ITEM_UID } from '../../contracts/uids';
import type { StrapiDatabase } from '../../kernel/database/strapi-database';
import { integer } from '../../kernel/database/values';
import { actorOfItem } from './actors';
import { locatedCause, type LocatedCause } from './located-cause';
import { countWaiting, type Narrow } from './waiting-rows';

const ITEMS = {
  uid: QUARANTINED_ITEM_UID,
  by: ['stream', 'reasonCode'],
  moment: 'quarantinedAt',
} as const;

/** The items that were not imported, by stream and reason, of which the oldest gives the values. */
export async function itemsNotImported(database: StrapiDatabase): Promise<LocatedCause[]> {
  // Two statements, as an index has all that the first of them needs.
  const found = [
    ...(await countWaiting(database, ITEMS, notToAskAbout)),
    ...(await countWaiting(database, ITEMS, notAskedAbout(database))),
  ];
  const reasonOf = await reasonsOfItems(
    database,
    found.map(({ first }) => first.id),
  );
  return found.map((rows) =>
    locatedCause(rows, {
      kind: 'itemNotImported',
      cause: rows.values.filter(Boolean).join(' '),
      actor: actorOfItem(rows.values[1] ?? null),
      reason: reasonOf.get(rows.first.id) ?? null,
    }),
  );
}

/** Why items were not imported: the first reason of each. */
export async function reasonsOfItems(
  database: StrapiDatabase,
  ids: readonly number[],
): Promise<ReadonlyMap<number, Reason | undefined>> {
  const rows = await database
    .query(QUARANTINED_ITEM_UID)
    .select(['id', 'reasons'])
    .where({ id: { $in: [...ids] } })
    .execute();
  return new Map(rows.map(({ id, reasons }) => [integer(id), readReasons(reasons)[0]]));
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
