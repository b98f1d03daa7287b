import type { Knex } from 'knex';
import type { SummariesRebuild } from '../../contracts/orders/purchase-summaries';
import { PURCHASE_SUMMARY_UID, CONTACT_UID } from '../../contracts/uids';
import { SUMMARY_COLUMNS } from '../../contacts';
import { countWhere } from '../../kernel/database/count-where';
import type { Row, StrapiDatabase } from '../../kernel/database/strapi-database';
import { integer, text } from '../../kernel/database/values';
import type { Leases, LeaseTerms } from '../../kernel/leases';
import { dueContacts, noteDone } from './due-summaries';
import type { SummariesMemory, RememberedSummaries, Rebuilding } from './rebuild-memory';
import { refreshSummaries } from './refresh-summaries';

/**
 * The purchase summaries of contacts: updated with each change of their orders, and rebuilt for
 * all.
 */
export interface PurchaseSummaries {
  /**
   * `refreshSummaries` with this app's configuration; very many orders are left to `refreshDue`.
   */
  refresh(trx: Knex.Transaction, documentIds: readonly string[], at: Date): Promise<void>;
  rebuild(): Promise<SummariesRebuild>;
  /**
   * Starts a rebuild of all purchase summaries, from the beginning; the next process to check makes
   * it.
   */
  startRebuild(): Promise<SummariesRebuild>;
  /**
   * Continues a rebuild where it stopped, to its end, in one process at a time. A rebuild is due
   * after it was started, and when the configured main currency or the contacts' columns have
   * changed.
   */
  continueRebuild(): Promise<void>;
  /** Recomputes the summaries whose next performance is past. Returns the count of contacts. */
  refreshPassed(): Promise<number>;
  /**
   * Recomputes the changed summaries of contacts with very many orders, in one process at a time.
   * Returns the count of contacts.
   */
  refreshDue(): Promise<number>;
}

interface PurchaseSummariesPorts {
  database: StrapiDatabase;
  memory: SummariesMemory;
  leases: Leases;
  mainCurrency: string | null;
  clock: { now(): Date };
}

const SLICE = 200;
const JOB = 'facts';
const DUE_JOB = 'due-summaries';
const COLUMNS = SUMMARY_COLUMNS.join(' ');
const LEASE: LeaseTerms = { durationMs: 30_000, graceMs: 0 };

export function purchaseSummariesService(ports: PurchaseSummariesPorts): PurchaseSummaries {
  const { clock, database, leases, mainCurrency, memory } = ports;
  const begin = (): Rebuilding => ({ startedAt: clock.now().toISOString(), doneToId: 0 });

  /**
   * A change of the main currency or of the contacts' columns starts a rebuild, because the stored
   * values are those of the time when they were written.
   */
  function upToDate(known: RememberedSummaries | null): RememberedSummaries {
    const written = { mainCurrency, columns: COLUMNS };
    if (known === null) return { ...written, rebuilding: null, rebuiltAt: null };
    const isOfThese = known.mainCurrency === mainCurrency && known.columns === COLUMNS;
    return isOfThese ? known : { ...known, ...written, rebuilding: begin() };
  }

  const bringUpToDate = () =>
    memory.change((known) => {
      const now = upToDate(known);
      return now === known ? null : now;
    });

  const refreshing =
    (whenLarge: 'now' | 'later'): PurchaseSummaries['refresh'] =>
    (trx, documentIds, at) =>
      refreshSummaries({ database, trx, mainCurrency, whenLarge }, documentIds, at);
  const refresh = refreshing('later');
  const refreshNow = refreshing('now');

  /** Rebuilds the next slice; returns whether there may be more. */
  const rebuildNext = (): Promise<boolean> =>
    database.transactionWithRetries(async (trx) => {
      const known = await memory.read();
      if (known === null || upToDate(known) !== known || known.rebuilding === null) return false;
      const { doneToId: afterId, startedAt } = known.rebuilding;
      // Where the rebuild was started again meanwhile, the new start stays.
      const goOn = (after: RememberedSummaries) =>
        memory.change((now) => (now?.rebuilding?.startedAt === startedAt ? after : null));
      const contacts = await database
        .query(CONTACT_UID)
        .select(['id', 'documentId'])
        .where({ id: { $gt: afterId } })
        .orderBy({ id: 'asc' })
        .limit(SLICE)
        .execute();
      const doneToId = integer(contacts.at(-1)?.id);
      if (contacts.length === 0) {
        await removeOrphans(database, trx);
        const rebuiltAt = clock.now().toISOString();
        return !(await goOn({ ...known, rebuilding: null, rebuiltAt }));
      }
      await refreshNow(
        trx,
        contacts.map(({ documentId }) => text(documentId) ?? ''),
        clock.now(),
      );
      await goOn({ ...known, rebuilding: { startedAt, doneToId } });
      return true;
    });

  async function statusOf({
    rebuilding,
    rebuiltAt,
  }: RememberedSummaries): Promise<SummariesRebuild> {
    const count = (where: Row) => countWhere(database, CONTACT_UID, where);
    if (rebuilding === null) return { state: 'done', rebuiltAt };
    const { doneToId, startedAt } = rebuilding;
    const done = await count({ id: { $lte: doneToId } });
    return { state: 'underWay', startedAt, done, contacts: await count({}), rebuiltAt };
  }

  return {
    refresh,
    rebuild: async () => statusOf(upToDate(await memory.read())),
    async startRebuild() {
      const rebuilding = begin();
      await memory.change((known) => ({ ...upToDate(known), rebuilding }));
      return statusOf({ ...upToDate(await memory.read()), rebuilding });
    },
    async continueRebuild() {
      // Checked before the lease is taken, so that nothing is written when there is nothing to do.
      const known = await memory.read();
      const now = upToDate(known);
      if (now !== known) await bringUpToDate();
      if (now.rebuilding === null) return;
      while ((await leases.hold(JOB, LEASE)) !== null) {
        if (!(await rebuildNext())) return leases.release(JOB);
      }
    },
    async refreshDue() {
      let refreshed = 0;
      for (const contactDocumentId of await dueContacts(database)) {
        if ((await leases.hold(DUE_JOB, LEASE)) === null) return refreshed;
        await database.transactionWithRetries(async (trx) => {
          await refreshNow(trx, [contactDocumentId], clock.now());
          await noteDone(database, contactDocumentId);
        });
        refreshed += 1;
      }
      if (refreshed > 0) await leases.release(DUE_JOB);
      return refreshed;
    },
    async refreshPassed() {
      const at = clock.now();
      let refreshed = 0;
      for (let afterId = 0; ;) {
        const summaries = await passedSummaries(database, at, afterId);
        afterId = integer(summaries.at(-1)?.id);
        if (summaries.length === 0) return refreshed;
        const documentIds = summaries.map(({ contactDocumentId }) => text(contactDocumentId) ?? '');
        await database.transactionWithRetries((trx) => refresh(trx, documentIds, at));
        refreshed += new Set(documentIds).size;
      }
    },
  };
}

const passedSummaries = (database: StrapiDatabase, at: Date, afterId: number) =>
  database
    .query(PURCHASE_SUMMARY_UID)
    .select(['id', 'contactDocumentId'])
    .where({ id: { $gt: afterId }, nextPerformanceAt: { $lte: at } })
    .orderBy({ id: 'asc' })
    .limit(SLICE)
    .execute();

/** Deletes the purchase summaries of contacts that no longer exist, however they were deleted. */
async function removeOrphans(database: StrapiDatabase, trx: Knex.Transaction): Promise<void> {
  const summaries = database.names(PURCHASE_SUMMARY_UID);
  const contacts = database.names(CONTACT_UID);
  const contactOfSummary = `${summaries.table}.${summaries.column('contactDocumentId')}`;
  await trx(summaries.table)
    .whereNotExists((contact) =>
      contact
        .select(trx.raw('1'))
        .from(contacts.table)
        .where(`${contacts.table}.${contacts.column('documentId')}`, trx.ref(contactOfSummary)),
    )
    .delete();
}
