import type { StateSources } from '../contacts';
import type { ExpiryAt } from '../orders';
import type { StrapiDatabase } from '../kernel/database/strapi-database';

/** The context in which conditions are evaluated. */
export interface Asked {
  database: Pick<StrapiDatabase, 'client' | 'connection' | 'names' | 'query' | 'transaction'>;
  /**
   * The codes of the institutions that count, usually all: the indexes begin with the institution.
   */
  institutions: readonly string[];
  /** Whether what was bought at other institutions must not count. */
  isLimited: boolean;
  /** How an institution interprets expiration dates. */
  expiryAt: ExpiryAt;
  now: Date;
  stateSources(): Promise<StateSources>;
}

/** The institutions of a condition; all when it names none. */
export const institutionsOf = (institution: string | undefined, { institutions }: Asked) =>
  institution === undefined ? [...institutions] : [institution];
