import { CONTACT_LINK_UID } from '../../contracts/uids';
import { forgetValues } from '../../kernel/database/forget-rows';
import type { StrapiDatabase } from '../../kernel/database/strapi-database';
import { jsonText } from '../../kernel/database/values';
import { NO_BELONGINGS } from '../records';

/**
 * Empties links that have been unlinked since before a moment. The number stays, so that later
 * payloads of it are still not applied.
 */
export const forgetUnlinked = (database: StrapiDatabase, before: Date, now: Date): Promise<void> =>
  forgetValues(database, {
    uid: CONTACT_LINK_UID,
    where: { state: 'unlinked', mergedInto: { $null: true }, updatedAt: { $lt: before } },
    values: {
      ...NO_BELONGINGS,
      observations: jsonText({}),
      warnings: null,
      lastSent: null,
      appliedDigest: null,
      updatedAt: now,
    },
  });
