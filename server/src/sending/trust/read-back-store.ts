import { readFailure } from '../../contracts/reasons';
import type { SyncFailure } from '../../contracts/contacts/contact-sync';
import type { Proof, SaveMethod } from '../../contracts/institutions/sending-trust';
import { READ_BACK_UID } from '../../contracts/uids';
import type { Row, StrapiDatabase } from '../../kernel/database/strapi-database';
import { countWhere } from '../../kernel/pages';
import { boolean, integer, json, jsonText, text, time } from '../../kernel/database/values';
import type {
  NewReadBack,
  ReadBackFinding,
  ReadBackRecord,
  ReadBackState,
} from './read-back-record';
import { awaitingProof, credited, released, stopped, type TrustRecord } from './trust-record';
import type { TrustedInstitution, TrustStore } from './trust-store';
import type { Verdict } from './verdict';

/** Saves that are read back, in the database: they outlive the process that made them. */
export interface ReadBacks {
  /** Puts one on record; `false`: this one has to wait, for the proof of another save or because nothing is sent. */
  open(institution: TrustedInstitution, save: NewReadBack, at: Date): Promise<boolean>;
  noteBefore(reference: string, before: unknown): Promise<void>;
  /** The call has ended, or nobody knows how: from now on it is to be read back. */
  noteDone(
    reference: string,
    done: { isAccepted: boolean; contactNumber: string | null; doneByMs: number },
  ): Promise<void>;
  /** Nothing was sent, or nothing was taken: there is nothing to read back. */
  drop(institution: TrustedInstitution, reference: string): Promise<void>;
  find(reference: string): Promise<ReadBackRecord | null>;
  /** What is to be read back or restored, the oldest first. */
  due(institution: string, now: Date, limit: number): Promise<ReadBackRecord[]>;
  /** Whether anything is to be read back or restored, now or later. */
  isAnyOpen(institution: string): Promise<boolean>;
  putOff(
    reference: string,
    later: { attempts: number; retryAt: Date; failure: SyncFailure | null },
  ): Promise<void>;
  /** Draws the consequences of a verdict, all or none; answers the trust as it then is. */
  conclude(
    institution: TrustedInstitution,
    readBack: ReadBackRecord,
    verdict: Verdict,
    at: Date,
  ): Promise<TrustRecord>;
  /** It cannot be read back at all: nothing more is sent, unless it was a sample alone. */
  giveUp(
    institution: TrustedInstitution,
    readBack: ReadBackRecord,
    failure: SyncFailure,
    at: Date,
  ): Promise<TrustRecord>;
  /** Wants restored what the institution lost; answers how many contacts. */
  queueRestored(institution: string, by: string | null): Promise<number>;
  /** What was lost is there again, or is still to be restored because of a failure. */
  endRestoring(reference: string, end: { failure: SyncFailure | null; at: Date }): Promise<void>;
  /** Leaves what was lost as it is; answers whether there was anything open under the reference. */
  dismiss(institution: string, reference: string, at: Date): Promise<boolean>;
  /** What was found wrong at an institution, or to one link of it, the newest first. */
  findings(institution: string, linkId?: number): Promise<ReadBackRecord[]>;
  /** The links of contacts whose lost values are neither restored nor left as they are. */
  harmedLinks(): Promise<number[]>;
  /** Of how many contacts lost values are neither restored nor left as they are. */
  countOpenFindings(institution: string): Promise<number>;
  /** Forgets what has ended before. */
  forgetBefore(moment: Date): Promise<void>;
  /** What an earlier holder of the lease left while it was being sent. */
  interrupted(institution: string, fence: number): Promise<ReadBackRecord[]>;
}

/** How many are shown at most; there are hardly ever more than one. */
const SHOWN = 100;

const OPEN: readonly ReadBackState[] = ['toRead', 'toRestore'];

/** What was lost and is for a person to settle. */
export const UNSETTLED: readonly ReadBackState[] = ['lost', 'toRestore'];

function fromRow(row: Row): ReadBackRecord {
  return {
    reference: text(row.reference) ?? '',
    institution: text(row.institution) ?? '',
    // Written by this store alone, from the types that it knows.
    state: text(row.state) as ReadBackState,
    method: text(row.method) as SaveMethod,
    kind: text(row.kind) as ReadBackRecord['kind'],
    linkId: integer(row.linkId),
    contactDocumentId: text(row.contactDocumentId),
    contactNumber: text(row.contactNumber),
    does: json<Proof[]>(row.does) ?? [],
    isUnproven: boolean(row.isUnproven) ?? true,
    savingBasis: text(row.savingBasis) ?? '',
    fence: integer(row.fence),
    startedAtMs: integer(row.startedAtMs),
    doneByMs: row.doneByMs === null ? null : integer(row.doneByMs),
    isAccepted: boolean(row.isAccepted) ?? false,
    addressId: text(row.addressId),
    sent: json<Record<string, string | null>>(row.sent) ?? {},
    before: json<unknown>(row.before),
    finding: json<ReadBackFinding>(row.finding),
    attempts: integer(row.attempts),
    failure: readFailure(row.failure),
    openedAt: time(row.openedAt) ?? new Date(0),
    endedAt: time(row.endedAt),
    restoredBy: text(row.restoredBy),
  };
}

const NO_FINDING: ReadBackFinding = { lost: [], altered: [], notDone: [], mayBeAnothers: false };

/** What is kept of a verdict; `null`: nothing has to be. */
function findingOf(verdict: Verdict): { state: ReadBackState; finding: ReadBackFinding } | null {
  switch (verdict.kind) {
    case 'well':
    case 'unclear':
      return null;
    case 'lost': {
      const { altered, lost, mayBeAnothers } = verdict;
      return { state: 'lost', finding: { ...NO_FINDING, lost, altered, mayBeAnothers } };
    }
    case 'notDone':
      return { state: 'notDone', finding: { ...NO_FINDING, notDone: verdict.values } };
  }
}

/** What the trust becomes by a verdict. */
function trustAfter(
  record: TrustRecord,
  { method, reference }: ReadBackRecord,
  verdict: Verdict,
  at: Date,
): TrustRecord {
  const free = released(record, reference);
  switch (verdict.kind) {
    case 'well':
      return credited(free, method, verdict.proven);
    case 'unclear':
      return free;
    case 'lost':
    case 'notDone':
      return stopped(free, { cause: verdict.kind, by: null, at });
  }
}

/** The store on Strapi's database. */
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
      database.contended(async () => {
        const { does, isUnproven, reference, sent } = save;
        let isFree = true;
        if (isUnproven) {
          await trust.change(institution, (record) => {
            const awaiting = awaitingProof(record, reference);
            isFree = awaiting !== null;
            return awaiting;
          });
        }
        if (!isFree) return false;
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
      database.contended(async () => {
        await trust.change(institution, (record) => released(record, reference));
        await remove(reference);
      }),
    async find(reference) {
      const [row] = await query().select('*').where({ reference }).execute();
      return row ? fromRow(row) : null;
    },
    async due(institution, now, limit) {
      const rows = await query()
        .select('*')
        .where({
          institution,
          state: { $in: [...OPEN] },
          $or: [{ nextAttemptAt: { $null: true } }, { nextAttemptAt: { $lte: now } }],
        })
        .orderBy({ id: 'asc' })
        .limit(limit)
        .execute();
      return rows.map(fromRow);
    },
    async isAnyOpen(institution) {
      const where = { institution, state: { $in: [...OPEN] } };
      const rows = await query().select(['id']).where(where).limit(1).execute();
      return rows.length > 0;
    },
    putOff: (reference, { attempts, failure, retryAt }) =>
      update(reference, { attempts, nextAttemptAt: retryAt, failure: jsonText(failure) }),
    conclude: (institution, readBack, verdict, at) =>
      database.contended(async () => {
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
            failure: null,
            nextAttemptAt: null,
            endedAt: at,
          });
        return changed;
      }),
    giveUp: (institution, { isUnproven, reference }, failure, endedAt) =>
      database.contended(async () => {
        const cause = { cause: 'notReadable', by: null, at: endedAt } as const;
        const changed = await trust.change(institution, (record) => {
          const free = released(record, reference);
          return isUnproven ? stopped(free, cause) : free;
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
    async queueRestored(institution, restoredBy) {
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
    countOpenFindings: (institution) =>
      countWhere(database, READ_BACK_UID, { institution, state: { $in: [...UNSETTLED] } }),
    async findings(institution, linkId) {
      const state = { $in: ['lost', 'notDone', 'notReadable', 'toRestore', 'restored'] };
      const rows = await query()
        .select('*')
        .where({ institution, state, ...(linkId !== undefined && { linkId }) })
        .orderBy({ id: 'desc' })
        .limit(SHOWN)
        .execute();
      return rows.map(fromRow);
    },
    async harmedLinks() {
      const where = { state: { $in: [...UNSETTLED] } };
      const rows = await query().select(['linkId']).where(where).execute();
      return rows.map(({ linkId }) => integer(linkId));
    },
    async forgetBefore(moment) {
      const state = { $in: ['notDone', 'notReadable', 'restored', 'dismissed'] };
      await query()
        .where({ state, endedAt: { $lt: moment } })
        .delete()
        .execute();
    },
    async interrupted(institution, fence) {
      const where = { institution, state: 'sending', fence: { $lt: fence } };
      const rows = await query().select('*').where(where).orderBy({ id: 'asc' }).execute();
      return rows.map(fromRow);
    },
  };
}
