import { MATCH_REVIEW_UID } from '../contracts/uids';
import type { StrapiDatabase } from '../kernel/database/strapi-database';
import { integer, text, textsIn } from '../kernel/database/values';
import { grouped } from '../kernel/grouped';
import type { Clock, ContactStore } from '../contacts';

const SLICE = 200;

/**
 * Closes the match reviews whose number was linked in another way: a person adopted it for a create
 * in doubt, or an answer of S-360 brought it. Creates that waited for these reviews are then due.
 */
export async function closeLinkedReviews({
  clock,
  database,
  store,
}: {
  database: StrapiDatabase;
  store: ContactStore;
  clock: Clock;
}): Promise<void> {
  for (let afterId = 0; ;) {
    const open = await database
      .query(MATCH_REVIEW_UID)
      .select(['id', 'institution', 'contactNumber'])
      .where({ state: 'open', kind: 'match', id: { $gt: afterId } })
      .orderBy({ id: 'asc' })
      .limit(SLICE)
      .execute();
    if (open.length === 0) return;
    afterId = integer(open.at(-1)?.id);
    for (const [institution, asked] of grouped(open, (row) => text(row.institution) ?? '')) {
      const numbers = textsIn(asked, 'contactNumber');
      const known = await store.knownNumbers(institution, numbers);
      const linked = known.numbers.map(({ contactNumber }) => contactNumber);
      if (linked.length === 0) continue;
      await store.transaction((transaction) =>
        transaction.closeMatchReviews(institution, linked, clock.now()),
      );
    }
  }
}
