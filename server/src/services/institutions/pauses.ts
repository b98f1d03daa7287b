import type { InstitutionPauses } from '../../contracts/steering';
import { INSTITUTION_UID } from '../../contracts/uids';
import { reason } from '../../contracts/reasons';
import type { StrapiDatabase } from '../database/strapi-database';
import { boolean } from '../database/values';
import { NotFoundError } from '../errors';

/** Which directions of an institution a person has paused; kept in the database. */
export interface Pauses {
  of(code: string): Promise<InstitutionPauses>;
  change(code: string, changed: Partial<InstitutionPauses>): Promise<InstitutionPauses>;
}

/** Pauses on the rows of the institutions: all processes see them, and they survive a restart. */
export function databasePauses(database: StrapiDatabase): Pauses {
  const institution = (code: string) => database.query(INSTITUTION_UID).where({ code });
  async function of(code: string): Promise<InstitutionPauses> {
    const [row] = await institution(code).select(['sendingPaused', 'receivingPaused']).execute();
    if (!row) throw new NotFoundError(reason('noInstitution', { institution: code }));
    return {
      sending: boolean(row.sendingPaused) ?? false,
      receiving: boolean(row.receivingPaused) ?? false,
    };
  }
  return {
    of,
    async change(code, changed) {
      const { receiving, sending } = { ...(await of(code)), ...changed };
      await institution(code)
        .update({ sendingPaused: sending, receivingPaused: receiving })
        .execute();
      return { sending, receiving };
    },
  };
}
