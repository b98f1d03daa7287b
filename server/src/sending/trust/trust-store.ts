import type { NotSending } from '../../contracts/bookings';
import { reason } from '../../contracts/reasons';
import type { InstitutionPauses } from '../../contracts/institutions/steering';
import { INSTITUTION_UID } from '../../contracts/uids';
import { gatheredRows } from '../../kernel/database/gathered';
import type { Row, StrapiDatabase } from '../../kernel/database/strapi-database';
import { boolean, json, jsonText } from '../../kernel/database/values';
import { lockJob } from '../../kernel/lock-job';
import { NotFoundError } from '../../kernel/errors';
import { trustIn, type TrustRecord, type TrustSubject } from './trust-record';

/** An institution with its configured S-360, and how saves are made to it. */
export interface TrustedInstitution extends TrustSubject {
  code: string;
}

/** What an institution's row says about sending. */
export interface Gate {
  paused: InstitutionPauses;
  trust: TrustRecord;
}

/** Why nothing is sent to the institution; `null` when sending is on. */
export function notSending({ paused, trust }: Gate): NotSending | null {
  const { state } = trust.status;
  if (state !== 'started') return state;
  return paused.sending ? 'paused' : null;
}

/**
 * The trust, stored on the rows of institutions: all processes see it, and it survives a restart.
 */
export interface TrustStore {
  /** Pauses and trust, read in one statement for the dispatcher. */
  gateOf(institution: TrustedInstitution): Promise<Gate>;
  /** The stored record, even of another S-360; `null` when there is none. */
  storedRecord(code: string): Promise<TrustRecord | null>;
  /**
   * Changes the record under a lock, in one process at a time; `null` leaves it as it is. `kept` is
   * the stored record, even of another S-360.
   */
  change(
    institution: TrustedInstitution,
    decide: (record: TrustRecord, kept: TrustRecord | null) => TrustRecord | null,
  ): Promise<TrustRecord>;
}

const recordIn = (row: Row): TrustRecord | null => json<TrustRecord>(row.sendingTrust);

export function databaseTrustStore(database: StrapiDatabase): TrustStore {
  const institution = (code: string) => database.query(INSTITUTION_UID).where({ code });
  const rowsOf = gatheredRows(database, {
    uid: INSTITUTION_UID,
    by: 'code',
    attributes: ['sendingPaused', 'receivingPaused', 'sendingTrust'],
  });
  async function rowOf(code: string): Promise<Row> {
    const [row] = await rowsOf(code);
    if (!row) throw new NotFoundError(reason('noInstitution', { institution: code }));
    return row;
  }
  return {
    async gateOf(subject) {
      const row = await rowOf(subject.code);
      return {
        paused: {
          sending: boolean(row.sendingPaused) ?? false,
          receiving: boolean(row.receivingPaused) ?? false,
        },
        trust: trustIn(recordIn(row), subject),
      };
    },
    storedRecord: async (code) => recordIn(await rowOf(code)),
    change: (subject, decide) =>
      database.transactionWithRetries(async (trx) => {
        const { code } = subject;
        await lockJob(database, `trust:${code}`, trx);
        const kept = recordIn(await rowOf(code));
        const record = trustIn(kept, subject);
        const changed = decide(record, kept);
        if (changed === null) return record;
        await institution(code)
          .update({ sendingTrust: jsonText(changed) })
          .execute();
        return changed;
      }),
  };
}
