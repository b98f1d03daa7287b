import type { Knex } from 'knex';
import type { FactsRebuild } from '../../contracts/contact-facts';
import { CONTACT_FACT_UID, CONTACT_UID } from '../../contracts/uids';
import { FACT_COLUMNS } from '../../contacts/fact-columns';
import type { StrapiDatabase } from '../../kernel/database/strapi-database';
import { integer, text } from '../../kernel/database/values';
import type { Leases, LeaseTerms } from '../../kernel/leases';
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
   * it was started, and where the configured main currency or the contacts' columns have changed.
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
const COLUMNS = FACT_COLUMNS.join(' ');
const LEASE: LeaseTerms = { durationMs: 30_000, graceMs: 0 };

/** The service behind the facts of contacts. */
export function contactFactsService(ports: ContactFactsPorts): ContactFacts {
  const { clock, database, leases, mainCurrency, memory } = ports;
  const begin = (): Rebuilding => ({ startedAt: clock.now().toISOString(), doneToId: 0 });

  /** Contacts' columns are those, and of the currency, of when they were written. */
  function upToDate(known: RememberedFacts | null): RememberedFacts {
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
    (whenLarge: 'now' | 'later'): ContactFacts['refresh'] =>
    (trx, documentIds, at) =>
      refreshFacts({ database, trx, mainCurrency, whenLarge }, documentIds, at);
  const refresh = refreshing('later');
  const refreshNow = refreshing('now');

  /** Rebuilds the next slice; answers whether there may be more. */
  const rebuildNext = (): Promise<boolean> =>
    database.contended(async (trx) => {
      const known = await memory.read();
      if (known === null || upToDate(known) !== known || known.rebuilding === null) return false;
      const { doneToId: afterId, startedAt } = known.rebuilding;
      // Where it was started again meanwhile, the new beginning stands.
      const goOn = (after: RememberedFacts) =>
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
    rebuild: async () => statusOf(upToDate(await memory.read())),
    async startRebuild() {
      const rebuilding = begin();
      await memory.change((known) => ({ ...upToDate(known), rebuilding }));
      return statusOf({ ...upToDate(await memory.read()), rebuilding });
    },
    async continueRebuild() {
      // Looked at before the lease: nothing is written where nothing is to be done.
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
  const contactOfFact = `${facts.table}.${facts.column('contactDocumentId')}`;
  await trx(facts.table)
    .whereNotExists((contact) =>
      contact
        .select(trx.raw('1'))
        .from(contacts.table)
        .where(`${contacts.table}.${contacts.column('documentId')}`, trx.ref(contactOfFact)),
    )
    .delete();
}
