import type { InstitutionPauses } from '../contracts/institutions/steering';
import type { Row } from '../kernel/database/strapi-database';

/** Rows of a table, each with its institution, in which work may be due. */
export interface DueRows {
  uid: string;
  where: Row;
  /** The pause of an institution that withholds this work. */
  unlessPaused?: keyof InstitutionPauses;
}

/** A condition: the next attempt is due. */
export const isDue = (now: Date): Row => ({
  $or: [{ nextAttemptAt: { $null: true } }, { nextAttemptAt: { $lte: now } }],
});
