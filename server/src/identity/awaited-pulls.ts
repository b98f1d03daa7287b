import { QUEUED_PULL_UID } from '../contracts/uids';
import type { StrapiDatabase } from '../kernel/database/strapi-database';
import { integer, text } from '../kernel/database/values';
import type { ContactStore } from '../contacts';
import { isCreateResolved } from './resolved-create';

/** Pulled contacts that could not be evaluated while another contact's create was open. */
export interface AwaitedPulls {
  /** Makes the pulls due now whose create is resolved, either way; returns how many. */
  makeDue(): Promise<number>;
}

interface AwaitedPullsPorts {
  database: StrapiDatabase;
  store: ContactStore;
  /** Reports that work may be due at any institution. */
  wake(): void;
}

const SLICE = 200;

/** Makes waiting pulls due once they can be evaluated, rather than at their turn a day later. */
export function awaitedPulls({ database, store, wake }: AwaitedPullsPorts): AwaitedPulls {
  async function waitingAfter(id: number) {
    const rows = await database
      .query(QUEUED_PULL_UID)
      .select(['id', 'institution', 'awaitsContact'])
      .where({ awaitsContact: { $notNull: true }, id: { $gt: id } })
      .orderBy({ id: 'asc' })
      .limit(SLICE)
      .execute();
    return rows.map((row) => ({
      id: integer(row.id),
      institution: text(row.institution) ?? '',
      contactDocumentId: text(row.awaitsContact) ?? '',
    }));
  }

  return {
    async makeDue() {
      let due = 0;
      for (let afterId = 0; ;) {
        const waiting = await waitingAfter(afterId);
        const last = waiting.at(-1);
        if (last === undefined) break;
        afterId = last.id;
        const links = await store.transaction((transaction) =>
          transaction.linksOfContacts(waiting.map(({ contactDocumentId }) => contactDocumentId)),
        );
        const resolved = waiting
          .filter((pull) => isCreateResolved(links, pull))
          .map(({ id }) => id);
        if (resolved.length === 0) continue;
        await database
          .query(QUEUED_PULL_UID)
          .where({ id: { $in: resolved } })
          .update({ nextAttemptAt: null, attempts: 0, awaitsContact: null })
          .execute();
        due += resolved.length;
      }
      if (due > 0) wake();
      return due;
    },
  };
}
