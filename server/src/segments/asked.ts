import type { ExpiryAt } from '../orders';
import type { StrapiDatabase } from '../kernel/database/strapi-database';

/** What the answers are looked for in. */
export interface Asked {
  database: Pick<StrapiDatabase, 'connection' | 'names' | 'query' | 'transaction'>;
  /** Codes of all institutions: the indexes begin with them. */
  institutions: readonly string[];
  /** What expiration dates mean at an institution. */
  expiryAt: ExpiryAt;
  now: Date;
}

/** The institutions that a condition is about. */
export const among = (institution: string | undefined, { institutions }: Asked) =>
  institution === undefined ? [...institutions] : [institution];
