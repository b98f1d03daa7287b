import { reason } from '../../contracts/reasons';
import type { InstitutionPauses } from '../../contracts/steering';
import { INSTITUTION_UID } from '../../contracts/uids';
import type { Row, StrapiDatabase } from '../../services/database/strapi-database';
import { boolean, json, jsonText } from '../../services/database/values';
import { lockJob } from '../../services/dispatch/lock-job';
import { NotFoundError } from '../../services/errors';
import { newTrust, type TrustRecord } from './trust-record';

/** An institution with the S-360 that is configured for it. */
export interface TrustedInstitution {
  code: string;
  baseUrl: string;
}

/** What an institution's row says of sending. */
export interface Gate {
  paused: InstitutionPauses;
  trust: TrustRecord;
}

/** Trust on the rows of the institutions: all processes see it, and it survives a restart. */
export interface TrustStore {
  /** Pauses and trust, in the one statement that the dispatcher reads them with. */
  gateOf(institution: TrustedInstitution): Promise<Gate>;
  /** What is kept, of whichever S-360; `null` before anything was. */
  kept(code: string): Promise<TrustRecord | null>;
  /**
   * Changes the record, one process at a time; `null` leaves it as it is. `kept` is what was kept
   * last, of whichever S-360.
   */
  change(
    institution: TrustedInstitution,
    decide: (record: TrustRecord, kept: TrustRecord | null) => TrustRecord | null,
  ): Promise<TrustRecord>;
}

const keptIn = (row: Row): TrustRecord | null => json<TrustRecord>(row.sendingTrust);

/** Of another S-360 nothing is known here. */
function trustIn(row: Row, baseUrl: string): TrustRecord {
  const kept = keptIn(row);
  return kept?.baseUrl === baseUrl ? kept : newTrust(baseUrl);
}

/** The store on Strapi's database. */
export function databaseTrustStore(database: StrapiDatabase): TrustStore {
  const institution = (code: string) => database.query(INSTITUTION_UID).where({ code });
  async function rowOf(code: string): Promise<Row> {
    const [row] = await institution(code)
      .select(['sendingPaused', 'receivingPaused', 'sendingTrust'])
      .execute();
    if (!row) throw new NotFoundError(reason('noInstitution', { institution: code }));
    return row;
  }
  return {
    async gateOf({ baseUrl, code }) {
      const row = await rowOf(code);
      return {
        paused: {
          sending: boolean(row.sendingPaused) ?? false,
          receiving: boolean(row.receivingPaused) ?? false,
        },
        trust: trustIn(row, baseUrl),
      };
    },
    kept: async (code) => keptIn(await rowOf(code)),
    change: ({ baseUrl, code }, decide) =>
      database.contended(async (trx) => {
        await lockJob(database, `trust:${code}`, trx);
        const row = await rowOf(code);
        const record = trustIn(row, baseUrl);
        const changed = decide(record, keptIn(row));
        if (changed === null) return record;
        await institution(code)
          .update({ sendingTrust: jsonText(changed) })
          .execute();
        return changed;
      }),
  };
}
