import type { Author } from '../kernel/http/request-author';
import type { ChangePauses, InstitutionPauses } from '../contracts/institutions/steering';
import { INSTITUTION_UID } from '../contracts/uids';
import { reason } from '../contracts/reasons';
import { gatheredRows } from '../kernel/database/gathered';
import type { StrapiDatabase } from '../kernel/database/strapi-database';
import { boolean } from '../kernel/database/values';
import { NotFoundError } from '../kernel/errors';

/** The directions of an institution that a person has paused. Stored in the database. */
export interface Pauses {
  of(code: string): Promise<InstitutionPauses>;
  /** Changes the named directions and wakes the workers; the author (`admin:1`) goes to the log. */
  change(code: string, changed: ChangePauses.Request, author: Author): Promise<InstitutionPauses>;
}

interface PausesPorts {
  database: StrapiDatabase;
  log: { info(message: string): void };
  /** Something may continue that was paused. */
  wakeWorkers(): void;
}

const changeInWords = ({ receiving, sending }: InstitutionPauses): string =>
  `sending ${sending ? 'paused' : 'on'}, receiving ${receiving ? 'paused' : 'on'}`;

/**
 * Stores pauses on the rows of the institutions: all processes see them, and they survive a
 * restart.
 */
export function databasePauses({ database, log, wakeWorkers }: PausesPorts): Pauses {
  const institution = (code: string) => database.query(INSTITUTION_UID).where({ code });
  const rowsOf = gatheredRows(database, {
    uid: INSTITUTION_UID,
    by: 'code',
    attributes: ['sendingPaused', 'receivingPaused'],
  });
  async function of(code: string): Promise<InstitutionPauses> {
    const [row] = await rowsOf(code);
    if (!row) throw new NotFoundError(reason('noInstitution', { institution: code }));
    return {
      sending: boolean(row.sendingPaused) ?? false,
      receiving: boolean(row.receivingPaused) ?? false,
    };
  }
  return {
    of,
    async change(code, changed, author) {
      const { receiving, sending } = changed;
      // Writes only the named columns: somebody else may pause the other direction at the same
      // time.
      const named = {
        ...(sending !== undefined && { sendingPaused: sending }),
        ...(receiving !== undefined && { receivingPaused: receiving }),
      };
      if (Object.keys(named).length > 0) await institution(code).update(named).execute();
      const pauses = await of(code);
      const by = author ?? 'an unknown user';
      log.info(`institution ${code}: ${changeInWords(pauses)}, set by ${by}`);
      wakeWorkers();
      return pauses;
    },
  };
}
