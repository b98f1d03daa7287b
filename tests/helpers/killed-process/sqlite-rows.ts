import knex, { type Knex } from 'knex';
import {
  CONFLICT_UID,
  CONSENT_UID,
  CONTACT_HISTORY_UID,
  CONTACT_LINK_UID,
  CONTACT_UID,
  DELIVERY_UID,
  QUARANTINED_ITEM_UID,
  QUEUED_PULL_UID,
} from '../../../server/src/contracts';
import type { Row } from '../crm-side';

const TABLES: Record<string, string> = {
  [CONTACT_UID]: 's360_contacts',
  [CONTACT_LINK_UID]: 's360_contact_links',
  [CONSENT_UID]: 's360_consents',
  [CONTACT_HISTORY_UID]: 's360_contact_history',
  [CONFLICT_UID]: 's360_conflicts',
  [DELIVERY_UID]: 's360_deliveries',
  [QUARANTINED_ITEM_UID]: 's360_quarantined_items',
  [QUEUED_PULL_UID]: 's360_queued_pulls',
};

/** Strapi's way from an attribute's name to its column's, and back: digits follow their word. */
const columnOf = (attribute: string): string =>
  attribute.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const attributeOf = (column: string): string =>
  column.replace(/_([a-z0-9])/g, (_match, letter: string) => letter.toUpperCase());

/** The database file of a Strapi in another process, also while that process is dead. */
export interface SqliteRows {
  /** Rows with these values, by the attributes' names, in the order of their ids. */
  rows(uid: string, where?: Row): Promise<Row[]>;
  /**
   * Lets every lease have ended long ago, as waiting for it would. Only while nobody runs: the
   * holder is dead, and what is spared is the wait alone.
   */
  ageLeases(): Promise<void>;
  close(): Promise<void>;
}

/** Opens a database file beside the process that works on it. */
export function sqliteRows(filename: string): SqliteRows {
  const database: Knex = knex({
    client: 'better-sqlite3',
    connection: { filename },
    useNullAsDefault: true,
  });
  return {
    async rows(uid, where = {}) {
      const table = TABLES[uid];
      if (table === undefined) throw new Error(`no table of ${uid} is known`);
      const query = database(table).select('*').orderBy('id');
      for (const [attribute, value] of Object.entries(where)) {
        if (Array.isArray(value)) query.whereIn(columnOf(attribute), value);
        else query.where(columnOf(attribute), value === null ? null : String(value));
      }
      const rows: Row[] = await query;
      return rows.map((row) =>
        Object.fromEntries(Object.entries(row).map(([name, value]) => [attributeOf(name), value])),
      );
    },
    async ageLeases() {
      await database('s360_leases').update({ expires_at_ms: 0 });
    },
    close: () => database.destroy(),
  };
}
