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
import type { Row } from '../scene/crm-side';

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

/**
 * Strapi’s conversion between the names of attributes and columns, where digits follow their word.
 */
const columnOf = (attribute: string): string =>
  attribute.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const attributeOf = (column: string): string =>
  column.replace(/_([a-z0-9])/g, (_match, letter: string) => letter.toUpperCase());

/** The database file of a Strapi in another process, even while that process is not running. */
export interface SqliteRows {
  /** Rows with these attribute values in order of their ids. */
  rows(uid: string, where?: Row): Promise<Row[]>;
  /** Makes every lease expire, in place of a wait. The process must not be running. */
  ageLeases(): Promise<void>;
  /** The jobs whose lease somebody holds. */
  heldLeases(): Promise<string[]>;
  close(): Promise<void>;
}

/** Opens a database file next to the process that uses it. */
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
    async heldLeases() {
      const held: { job: string }[] = await database('s360_leases')
        .select('job')
        .whereNotNull('holder');
      return held.map(({ job }) => job);
    },
    close: () => database.destroy(),
  };
}
