import type { NotSending } from '../../contracts/bookings';
import { reason } from '../../contracts/reasons';
import type { StopCause } from '../../contracts/institutions/sending-trust';
import type { InstitutionPauses } from '../../contracts/institutions/steering';
import { INSTITUTION_UID } from '../../contracts/uids';
import { bulkUpdate } from '../../kernel/database/bulk-update';
import { gatheredRows } from '../../kernel/database/gathered';
import type { Row, StrapiDatabase } from '../../kernel/database/strapi-database';
import { boolean, integer, json, jsonText, text } from '../../kernel/database/values';
import type { Installation } from '../../kernel/installation';
import { lockJob } from '../../kernel/lock-job';
import { NotFoundError } from '../../kernel/errors';
import { newTrust, trustIn, type TrustRecord, type TrustSubject } from './trust-record';

/** An institution with its configured S-360, and how saves are made to it. */
export interface TrustedInstitution extends TrustSubject {
  code: string;
}

/** What an institution's row says about sending. */
export interface Gate {
  paused: InstitutionPauses;
  trust: TrustRecord;
}

/** What saves of contacts did is no reason to hold up bookings. */
const STOPS_CONTACTS_ONLY: readonly StopCause[] = ['lost', 'notDone', 'notReadable'];

/** Why these are not sent to the institution; `null` when they are. */
export function notSending(
  { paused, trust: { status } }: Gate,
  what: 'contacts' | 'bookings',
): NotSending | null {
  const isOfOthers =
    what === 'bookings' && status.state === 'stopped' && STOPS_CONTACTS_ONLY.includes(status.cause);
  if (status.state !== 'started' && !isOfOthers) return status.state;
  return paused.sending ? 'paused' : null;
}

export interface StoredTrust {
  record: TrustRecord | null;
  /**
   * `elsewhere`: it came with the data of another Strapi. `unknown`: it is not recorded yet, or by
   * a version that did not say where.
   */
  origin: 'here' | 'elsewhere' | 'unknown';
}

/**
 * The trust, stored on the rows of institutions: all processes see it, and it survives a restart.
 */
export interface TrustStore {
  /** Pauses and trust, read in one statement for the dispatcher. */
  gateOf(institution: TrustedInstitution): Promise<Gate>;
  /** The stored record, even of another S-360; `null` when there is none. */
  stored(code: string): Promise<StoredTrust>;
  /**
   * Makes the records that came with the data of another Strapi this one's own, changed so.
   * @returns the codes of their institutions
   */
  adopt(change: (record: TrustRecord) => TrustRecord): Promise<string[]>;
  /** Records the trust in an S-360 that nothing was sent to, where none is recorded. */
  recordNew(institutions: readonly TrustedInstitution[]): Promise<void>;
  /**
   * Changes the record under a lock, in one process at a time; `null` leaves it as it is. `kept` is
   * the stored record, even of another S-360, but never of another Strapi.
   */
  change(
    institution: TrustedInstitution,
    decide: (record: TrustRecord, kept: TrustRecord | null) => TrustRecord | null,
  ): Promise<TrustRecord>;
}

export function databaseTrustStore(
  database: StrapiDatabase,
  installation: Installation,
): TrustStore {
  const rowsOf = gatheredRows(database, {
    uid: INSTITUTION_UID,
    by: 'code',
    attributes: ['sendingPaused', 'receivingPaused', 'sendingTrust', 'installation'],
  });
  async function rowOf(code: string): Promise<Row> {
    const [row] = await rowsOf(code);
    if (!row) throw new NotFoundError(reason('noInstitution', { institution: code }));
    return row;
  }
  async function storedIn(row: Row): Promise<StoredTrust> {
    const recordedIn = text(row.installation);
    const origin =
      recordedIn === null
        ? 'unknown'
        : recordedIn === (await installation())
          ? 'here'
          : 'elsewhere';
    return { origin, record: json<TrustRecord>(row.sendingTrust) };
  }
  /** Another Strapi may still send what came with its data. */
  const ownRecordIn = ({ origin, record }: StoredTrust): TrustRecord | null =>
    origin === 'elsewhere' ? null : record;
  return {
    async gateOf(subject) {
      const row = await rowOf(subject.code);
      return {
        paused: {
          sending: boolean(row.sendingPaused) ?? false,
          receiving: boolean(row.receivingPaused) ?? false,
        },
        trust: trustIn(ownRecordIn(await storedIn(row)), subject),
      };
    },
    stored: async (code) => storedIn(await rowOf(code)),
    async adopt(change) {
      const own = await installation();
      return database.transactionWithRetries(async () => {
        const rows = await database
          .query(INSTITUTION_UID)
          .select(['id', 'code', 'sendingTrust'])
          .where({ installation: { $notNull: true, $ne: own } })
          .forUpdate()
          .execute();
        for (const { id, sendingTrust } of rows) {
          const record = json<TrustRecord>(sendingTrust);
          const adopted = record && jsonText(change(record));
          await database
            .query(INSTITUTION_UID)
            .where({ id })
            .update({ sendingTrust: adopted, installation: own })
            .execute();
        }
        return rows.map(({ code }) => text(code) ?? '');
      });
    },
    async recordNew(subjects) {
      if (subjects.length === 0) return;
      const own = await installation();
      const byCode = new Map(subjects.map((subject) => [subject.code, subject]));
      await database.transactionWithRetries(async (trx) => {
        const rows = await database
          .query(INSTITUTION_UID)
          .select(['id', 'code', 'sendingTrust'])
          .where({ code: { $in: [...byCode.keys()] } })
          .forUpdate()
          .execute();
        const unrecorded = rows.flatMap(({ code, id, sendingTrust }) => {
          const subject = byCode.get(text(code) ?? '');
          if (!subject || json(sendingTrust) !== null) return [];
          const record = jsonText(newTrust(subject));
          return { id: integer(id), sendingTrust: record, installation: own };
        });
        const attributes = ['sendingTrust', 'installation'];
        await bulkUpdate({ database, trx }, INSTITUTION_UID, { rows: unrecorded, attributes });
      });
    },
    change: (subject, decide) =>
      database.transactionWithRetries(async (trx) => {
        const { code } = subject;
        await lockJob(database, `trust:${code}`, trx);
        const kept = ownRecordIn(await storedIn(await rowOf(code)));
        const record = trustIn(kept, subject);
        const changed = decide(record, kept);
        if (changed === null) return record;
        await database
          .query(INSTITUTION_UID)
          .where({ code })
          .update({ sendingTrust: jsonText(changed), installation: await installation() })
          .execute();
        return changed;
      }),
  };
}
