import { CONSENT_UID } from '../../contracts/uids';
import type { Row, StrapiDatabase } from '../../kernel/database/strapi-database';
import { textsIn } from '../../kernel/database/values';

const MAX_OFFERED = 10;

/** Offers the wordings in use, so that nobody has to type one twice. */
export interface ConsentWordings {
  /** The last used first. `code`: of the kind of marketing. */
  inUse(institution: string, code: string): Promise<string[]>;
}

export function consentWordings(database: StrapiDatabase): ConsentWordings {
  return {
    async inUse(institution, code) {
      const { column, table } = database.names(CONSENT_UID);
      const rows: Row[] = await database
        .connection(table)
        .select({ wording: column('wording') })
        // The first three are columns of an index.
        .where({ [column('institution')]: institution, [column('code')]: code })
        .where(column('allowed'), true)
        .whereNotNull(column('wording'))
        .groupBy(column('wording'))
        .orderByRaw('max(??) desc', [column('changedAt')])
        .limit(MAX_OFFERED);
      return textsIn(rows, 'wording');
    },
  };
}
