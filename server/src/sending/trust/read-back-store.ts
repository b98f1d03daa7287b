import type { SyncFailure } from '../../contracts/contacts/contact-sync';
import { READ_BACK_UID } from '../../contracts/uids';
import type { Row, StrapiDatabase } from '../../kernel/database/strapi-database';
import { gatheredCounts } from '../../kernel/database/gathered';
import { integer, jsonText } from '../../kernel/database/values';
import { isDue, type DueRows } from '../due-rows';
import type { NewReadBack, ReadBackRecord, ReadBackState } from './read-back-record';
import { findingOf, readBackFromRow } from './read-back-rows';
import { ignoredSaves, noteIgnored } from './ignored-saves';
import { awaitProof, creditSave, releaseProof, stopTrust, type TrustRecord } from './trust-record';
import type { TrustedInstitution, TrustStore } from './trust-store';
import type { Verdict } from './verdict';

/** The saves that are read back, in the database: they outlive the process that made them. */
export interface ReadBacks {
  /**
   * Records a save.
   * @returns `false` when the save has to wait: another proof is awaited, or sending is stopped
   */
  open(institution: TrustedInstitution, save: NewReadBack, at: Date): Promise<boolean>;
  noteBefore(reference: string, before: unknown): Promise<void>;
  /** The call has ended or its outcome is unknown: from now on the save has to be read back. */
  noteDone(
    reference: string,
    done: { isAccepted: boolean; contactNumber: string | null; doneByMs: number },
  ): Promise<void>;
  /** Nothing was sent or accepted, so nothing has to be read back. */
  drop(institution: TrustedInstitution, reference: string): Promise<void>;
  find(reference: string): Promise<ReadBackRecord | null>;
  /** The saves that have to be read back or restored, oldest first. */
  due(institution: string, now: Date, limit: number): Promise<ReadBackRecord[]>;
  /** Whether any save has to be read back or restored, now or later. */
  isAnyOpen(institution: string): Promise<boolean>;
  postpone(
    reference: string,
    later: { attempts: number; retryAt: Date; failure: SyncFailure | null },
  ): Promise<void>;
  /**
   * Applies the consequences of a verdict in one transaction.
   * @returns the new trust
   */
  conclude(
    institution: TrustedInstitution,
    readBack: ReadBackRecord,
    verdict: Verdict,
    at: Date,
  ): Promise<TrustRecord>;
  /** The save cannot be read back. Sending stops, unless the save was only a sample. */
  giveUp(
    institution: TrustedInstitution,
    readBack: ReadBackRecord,
    failure: SyncFailure,
    at: Date,
  ): Promise<TrustRecord>;
  /**
   * Enqueues the restoring of everything that the institution lost.
   * @returns the number of contacts
   */
  enqueueRestoring(institution: string, by: string | null): Promise<number>;
  /** The lost values are restored, or still lost because of a failure. */
  endRestoring(reference: string, end: { failure: SyncFailure | null; at: Date }): Promise<void>;
  /**
   * Leaves the lost values as they are.
   * @returns whether a loss was open under the reference
   */
  dismiss(institution: string, reference: string, at: Date): Promise<boolean>;
  /** The findings at an institution, or for one of its links, newest first. */
  findings(institution: string, linkId?: number): Promise<ReadBackRecord[]>;
  /** The links of contacts whose lost values are neither restored nor dismissed. */
  harmedLinks(): Promise<number[]>;
  /** The number of contacts whose lost values are neither restored nor dismissed. */
  countOpenFindings(institution: string): Promise<number>;
  /** Saves that an earlier holder of the lease left unfinished. */
  findInterrupted(institution: string, fence: number): Promise<ReadBackRecord[]>;
}

/** The most findings that are shown; there is hardly ever more than one. */
const SHOWN = 100;

const OPEN: readonly ReadBackState[] = ['toRead', 'toRestore'];

/** What has to be read back or restored now, at any institution. */
export const dueReadBackRows = (now: Date): DueRows => ({
  uid: READ_BACK_UID,
  where: whereDue(now),
});

const whereDue = (now: Date): Row => ({ state: { $in: [...OPEN] }, ...isDue(now) });

/** Losses that are neither restored nor dismissed. */
export const UNSETTLED: readonly ReadBackState[] = ['lost', 'toRestore'];

function trustAfter(
  record: TrustRecord,
  readBack: ReadBackRecord,
  verdict: Verdict,
  at: Date,
): TrustRecord {
  const { method, reference } = readBack;
  const free = releaseProof(record, reference);
  switch (verdict.kind) {
    case 'well':
    case 'notDone': {
      const noted = noteIgnored(creditSave(free, method, verdict.proven), readBack, verdict.values);
      const ignored = ignoredSaves(noted);
      if (ignored.length === 0) return noted;
      return stopTrust(noted, { cause: 'notDone', by: null, at, ignored });
    }
    case 'unclear':
      return free;
    case 'lost':
      return stopTrust(free, { cause: 'lost', by: null, at });
  }
}

export function databaseReadBacks(database: StrapiDatabase, trust: TrustStore): ReadBacks {
  const query = () => database.query(READ_BACK_UID);
  const update = async (reference: string, values: Row) => {
    await query().where({ reference }).update(values).execute();
  };
  const remove = async (reference: string) => {
    await query().where({ reference }).delete().execute();
  };
  return {
    open: (institution, save, openedAt) =>
      database.transactionWithRetries(async () => {
        const { does, isUnproven, reference, sent } = save;
        if (isUnproven) {
          const { awaited } = await trust.change(institution, (record) =>
            awaitProof(record, reference),
          );
          if (awaited !== reference) return false;
        }
        await query()
          .insert({
            ...save,
            institution: institution.code,
            state: 'sending',
            does: jsonText(does),
            sent: jsonText(sent),
            isAccepted: false,
            attempts: 0,
            openedAt,
          })
          .execute();
        return true;
      }),
    noteBefore: (reference, before) => update(reference, { before: jsonText(before) }),
    noteDone: (reference, done) => update(reference, { ...done, state: 'toRead' }),
    drop: (institution, reference) =>
      database.transactionWithRetries(async () => {
        await trust.change(institution, (record) => releaseProof(record, reference));
        await remove(reference);
      }),
    async find(reference) {
      const [row] = await query().select('*').where({ reference }).execute();
      return row ? readBackFromRow(row) : null;
    },
    async due(institution, now, limit) {
      const rows = await query()
        .select('*')
        .where({ institution, ...whereDue(now) })
        .orderBy({ id: 'asc' })
        .limit(limit)
        .execute();
      return rows.map(readBackFromRow);
    },
    async isAnyOpen(institution) {
      const where = { institution, state: { $in: [...OPEN] } };
      const rows = await query().select(['id']).where(where).limit(1).execute();
      return rows.length > 0;
    },
    postpone: (reference, { attempts, failure, retryAt }) =>
      update(reference, { attempts, nextAttemptAt: retryAt, failure: jsonText(failure) }),
    conclude: (institution, readBack, verdict, at) =>
      database.transactionWithRetries(async () => {
        const { reference } = readBack;
        const changed = await trust.change(institution, (record) =>
          trustAfter(record, readBack, verdict, at),
        );
        const kept = findingOf(verdict);
        if (kept === null) await remove(reference);
        else
          await update(reference, {
            state: kept.state,
            finding: jsonText(kept.finding),
            // Only losses are restored.
            ...(kept.state === 'notDone' && { before: null }),
            failure: null,
            nextAttemptAt: null,
            endedAt: at,
          });
        return changed;
      }),
    giveUp: (institution, { isUnproven, reference }, failure, endedAt) =>
      database.transactionWithRetries(async () => {
        const cause = { cause: 'notReadable', by: null, at: endedAt } as const;
        const changed = await trust.change(institution, (record) => {
          const free = releaseProof(record, reference);
          return isUnproven ? stopTrust(free, cause) : free;
        });
        if (!isUnproven) await remove(reference);
        else
          await update(reference, {
            state: 'notReadable',
            failure: jsonText(failure),
            nextAttemptAt: null,
            endedAt,
          });
        return changed;
      }),
    async enqueueRestoring(institution, restoredBy) {
      const where = { institution, state: 'lost' };
      const lost = await query().select(['id']).where(where).execute();
      await query()
        .where(where)
        .update({ state: 'toRestore', restoredBy, attempts: 0, nextAttemptAt: null, failure: null })
        .execute();
      return lost.length;
    },
    endRestoring: (reference, { at, failure }) =>
      update(reference, {
        state: failure === null ? 'restored' : 'lost',
        failure: jsonText(failure),
        nextAttemptAt: null,
        endedAt: at,
      }),
    async dismiss(institution, reference, endedAt) {
      const where = { institution, reference, state: 'lost' };
      const rows = await query().select(['id']).where(where).execute();
      await query().where(where).update({ state: 'dismissed', failure: null, endedAt }).execute();
      return rows.length > 0;
    },
    countOpenFindings: gatheredCounts(database, {
      uid: READ_BACK_UID,
      by: 'institution',
      where: () => ({ state: { $in: [...UNSETTLED] } }),
    }),
    async findings(institution, linkId) {
      const state = { $in: ['lost', 'notDone', 'notReadable', 'toRestore', 'restored'] };
      const rows = await query()
        .select('*')
        .where({ institution, state, ...(linkId !== undefined && { linkId }) })
        .orderBy({ id: 'desc' })
        .limit(SHOWN)
        .execute();
      return rows.map(readBackFromRow);
    },
    async harmedLinks() {
      const where = { state: { $in: [...UNSETTLED] } };
      const rows = await query().select(['linkId']).where(where).execute();
      return rows.map(({ linkId }) => integer(linkId));
    },
    async findInterrupted(institution, fence) {
      const where = { institution, state: 'sending', fence: { $lt: fence } };
      const rows = await query().select('*').where(where).orderBy({ id: 'asc' }).execute();
      return rows.map(readBackFromRow);
    },
  };
}
