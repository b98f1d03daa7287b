import type { Knex } from 'knex';
import type { FactsRebuild } from '../../../contracts/contact-facts';
import { CONTACT_FACT_UID, CONTACT_UID } from '../../../contracts/uids';
import type { StrapiDatabase } from '../../database/strapi-database';
import { integer, text } from '../../database/values';
import type { Leases, LeaseTerms } from '../../dispatch/leases';
import { dueContacts, noteDone } from './due-facts';
import type { FactsMemory, RememberedFacts, Rebuilding } from './rebuild-memory';
import { refreshFacts } from './refresh-facts';

/** The facts of contacts: kept with each change of their orders, and computed anew for all. */
export interface ContactFacts {
  /** `refreshFacts` by this app's configuration; those of very many orders follow by `refreshDue`. */
  refresh(trx: Knex.Transaction, documentIds: readonly string[], at: Date): Promise<void>;
  /** How far a rebuild of all facts is. */
  rebuild(): Promise<FactsRebuild>;
  /** Has all facts computed anew, from the beginning, by the next process that comes to it. */
  startRebuild(): Promise<FactsRebuild>;
  /**
   * Goes on with a rebuild where it stopped, to its end, in one process at a time. One is due after
   * it was started, and where the configured main currency has changed.
   */
  continueRebuild(): Promise<void>;
  /** Computes those anew whose next performance is past. Answers how many contacts. */
  refreshPassed(): Promise<number>;
  /**
   * Computes those of contacts with very many orders anew that have changed, in one process at a
   * time. Answers how many contacts.
   */
  refreshDue(): Promise<number>;
}

export interface ContactFactsPorts {
  database: StrapiDatabase;
  memory: FactsMemory;
  leases: Leases;
  mainCurrency: string | null;
  clock: { now(): Date };
}

const SLICE = 200;
const JOB = 'facts';
const DUE_JOB = 'due-facts';
const LEASE: LeaseTerms = { durationMs: 30_000, graceMs: 0 };

/** The service behind the facts of contacts. */
export function contactFactsService(ports: ContactFactsPorts): ContactFacts {
  const { clock, database, leases, mainCurrency, memory } = ports;
  const begin = (): Rebuilding => ({ startedAt: clock.now().toISOString(), doneToId: 0 });

  /** Contacts' columns are of the currency that was configured when they were written. */
  async function remembered(): Promise<RememberedFacts> {
    const known = await memory.read();
    if (known === null) return { mainCurrency, rebuilding: null, rebuiltAt: null };
    return known.mainCurrency === mainCurrency
      ? known
      : { ...known, mainCurrency, rebuilding: begin() };
  }

  const refresh: ContactFacts['refresh'] = (trx, documentIds, at) =>
    refreshFacts({ database, trx, mainCurrency, whenLarge: 'later' }, documentIds, at);
  const refreshNow: ContactFacts['refresh'] = (trx, documentIds, at) =>
    refreshFacts({ database, trx, mainCurrency, whenLarge: 'now' }, documentIds, at);

  /** Rebuilds the next slice; answers whether there may be more. */
  const rebuildNext = (): Promise<boolean> =>
    database.contended(async (trx) => {
      const known = await remembered();
      if (known.rebuilding === null) return false;
      const contacts = await database
        .query(CONTACT_UID)
        .select(['id', 'documentId'])
        .where({ id: { $gt: known.rebuilding.doneToId } })
        .orderBy({ id: 'asc' })
        .limit(SLICE)
        .execute();
      const doneToId = integer(contacts.at(-1)?.id);
      if (contacts.length === 0) {
        await removeOrphans(database, trx);
        await memory.write({ ...known, rebuilding: null, rebuiltAt: clock.now().toISOString() });
        return false;
      }
      await refreshNow(
        trx,
        contacts.map(({ documentId }) => text(documentId) ?? ''),
        clock.now(),
      );
      await memory.write({ ...known, rebuilding: { ...known.rebuilding, doneToId } });
      return true;
    });

  async function statusOf({ rebuilding, rebuiltAt }: RememberedFacts): Promise<FactsRebuild> {
    const count = async (where: Record<string, unknown>) => {
      const [row] = await database.query(CONTACT_UID).count().where(where).execute();
      return integer(row?.count);
    };
    if (rebuilding === null) return { state: 'done', rebuiltAt };
    const { doneToId, startedAt } = rebuilding;
    const done = await count({ id: { $lte: doneToId } });
    return { state: 'underWay', startedAt, done, contacts: await count({}), rebuiltAt };
  }

  return {
    refresh,
    rebuild: async () => statusOf(await remembered()),
    async startRebuild() {
      const known = { ...(await remembered()), rebuilding: begin() };
      await memory.write(known);
      return statusOf(known);
    },
    async continueRebuild() {
      // Looked at before the lease: nothing is written where nothing is to be done.
      const known = await remembered();
      if ((await memory.read()) === null) await memory.write(known);
      if (known.rebuilding === null) return;
      while ((await leases.hold(JOB, LEASE)) !== null) {
        if (!(await rebuildNext())) return leases.release(JOB);
      }
    },
    async refreshDue() {
      let refreshed = 0;
      for (const contactDocumentId of await dueContacts(database)) {
        if ((await leases.hold(DUE_JOB, LEASE)) === null) return refreshed;
        await database.contended(async (trx) => {
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
        const facts = await passedFacts(database, at, afterId);
        afterId = integer(facts.at(-1)?.id);
        if (facts.length === 0) return refreshed;
        const documentIds = facts.map(({ contactDocumentId }) => text(contactDocumentId) ?? '');
        await database.contended((trx) => refresh(trx, documentIds, at));
        refreshed += new Set(documentIds).size;
      }
    },
  };
}

const passedFacts = (database: StrapiDatabase, at: Date, afterId: number) =>
  database
    .query(CONTACT_FACT_UID)
    .select(['id', 'contactDocumentId'])
    .where({ id: { $gt: afterId }, nextPerformanceAt: { $lte: at } })
    .orderBy({ id: 'asc' })
    .limit(SLICE)
    .execute();

/** Facts of contacts that are no more, however they went. */
async function removeOrphans(database: StrapiDatabase, trx: Knex.Transaction): Promise<void> {
  const facts = database.names(CONTACT_FACT_UID);
  const contacts = database.names(CONTACT_UID);
  const known = trx(contacts.table).select(contacts.column('documentId'));
  await trx(facts.table).whereNotIn(facts.column('contactDocumentId'), known).delete();
}
