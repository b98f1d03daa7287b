import type { Core } from '@strapi/strapi';
import { PLUGIN_ID, QUEUED_PULL_UID } from '../../contracts/uids';
import type { StrapiDatabase } from '../../kernel/database/strapi-database';
import type { ContactSettings } from '../settings';

interface Filtering {
  code: string;
  contacts: Pick<ContactSettings, 'receives'>;
}

/**
 * Reads contacts of orders that have no link once more, if the institution's filter changed since
 * the last boot. Those that S-360 refused wait for a person.
 */
export async function reopenFilteredPulls(
  strapi: Core.Strapi,
  database: StrapiDatabase,
  institutions: readonly Filtering[],
): Promise<void> {
  for (const { code, contacts } of institutions) {
    const memory = strapi.store({ type: 'plugin', name: PLUGIN_ID, key: `receives:${code}` });
    const receives = JSON.stringify(contacts.receives ?? {});
    const before = await memory.get({});
    if (before === receives) continue;
    await database
      .query(QUEUED_PULL_UID)
      .where({ institution: code, givenUpAt: { $notNull: true }, failureCode: { $null: true } })
      .update({ givenUpAt: null, attempts: 0 })
      .execute();
    await memory.set({ value: receives });
  }
}
