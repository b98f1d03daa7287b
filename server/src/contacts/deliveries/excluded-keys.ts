import { EXCLUDED_ITEM_UID, INSTITUTION_UID } from '../../contracts/uids';
import { readExcluded } from '../receive/excluded-matches';
import type { ContactSnapshot } from '../model/mapping/snapshot';
import { columnsOf } from '../receive/identify';
import { searchKeys } from '../receive/matching';
import { readingDigest } from '../receive/repetitions';
import type { ContactSettings } from '../settings';
import type { Row, StrapiDatabase } from '../../kernel/database/strapi-database';
import { integer, text } from '../../kernel/database/values';
import { HOUR_MS } from '../../kernel/time/durations';
import type { ExcludedItem, ExcludedKeys } from '../../inbox';

const keysOf = (
  snapshot: Pick<ContactSnapshot, 'type' | 'fields'>,
  settings: ContactSettings,
): ExcludedKeys => ({
  ...searchKeys(snapshot.type, columnsOf(snapshot)),
  keyedBy: readingDigest(settings),
});

/** Maps a contact to its excluded item; `body` is the whole item as JSON text. */
export const excludedContact = (
  snapshot: Pick<ContactSnapshot, 'type' | 'fields' | 'contactNumber' | 'modifiedAtMs'>,
  body: string,
  settings: ContactSettings,
): ExcludedItem => ({
  number: snapshot.contactNumber,
  changedAt: snapshot.modifiedAtMs === null ? null : new Date(snapshot.modifiedAtMs),
  body,
  keys: keysOf(snapshot, settings),
});

const PAGE = 200;

/** Runs one condition after the other: each is an index range, but combined they use no index. */
async function keyedOtherwise(
  database: StrapiDatabase,
  institution: string,
  keyedBy: string,
): Promise<Row[]> {
  for (const other of [{ $null: true }, { $lt: keyedBy }, { $gt: keyedBy }]) {
    const rows = await database
      .query(EXCLUDED_ITEM_UID)
      .select(['id', 'body', 'keyedBy'])
      .where({ institution, stream: 'contacts', keyedBy: other })
      .limit(PAGE)
      .execute();
    if (rows.length > 0) return rows;
  }
  return [];
}

/**
 * Derives the keys again of some contacts that an earlier version of the plugin, or another
 * mapping, has excluded. Returns whether there may be more of them.
 */
export async function keyNextExcluded(
  database: StrapiDatabase,
  settings: ContactSettings,
): Promise<boolean> {
  const { institution } = settings;
  const keyedBy = readingDigest(settings);
  const rows = await keyedOtherwise(database, institution, keyedBy);
  if (rows.length === 0) return false;
  await database.transaction(async () => {
    for (const row of rows) {
      const snapshot = readExcluded(text(row.body) ?? 'null', settings);
      // An item that can no longer be read keeps its keys, by which it is erased with its person.
      const keys = snapshot ? keysOf(snapshot, settings) : { keyedBy };
      // Skips an item that was replaced by a later one meanwhile, which has its own keys.
      const asRead = text(row.keyedBy) ?? { $null: true };
      await database
        .query(EXCLUDED_ITEM_UID)
        .where({ id: integer(row.id), keyedBy: asRead })
        .update({ ...keys })
        .execute();
    }
  });
  return true;
}

async function withExcludedContacts(database: StrapiDatabase): Promise<Set<string>> {
  const of = database.names(INSTITUTION_UID);
  const excluded = database
    .query(EXCLUDED_ITEM_UID)
    .select(['id'])
    .where({ stream: 'contacts' })
    .getKnexQuery()
    .whereRaw('?? = ??', ['t0.institution', `i.${of.column('code')}`]);
  const rows: Row[] = await database
    .connection({ i: of.table })
    .whereExists(excluded)
    .select({ code: `i.${of.column('code')}` });
  return new Set(rows.map(({ code }) => text(code) ?? ''));
}

/** Derives the keys again of all excluded contacts of an institution that need it. */
export async function bringKeysUpToDate(
  database: StrapiDatabase,
  settings: ContactSettings,
): Promise<void> {
  while (await keyNextExcluded(database, settings));
}

export interface KeysOfExcluded {
  /**
   * Derives keys again after a start or a change of the mapping, and once an hour because a process
   * with other settings may still store some. Call it often.
   */
  bringUpToDate(institutions: readonly ContactSettings[]): Promise<void>;
}

export function keysOfExcluded(database: StrapiDatabase, clock: { now(): Date }): KeysOfExcluded {
  const ranAtMs = new WeakMap<ContactSettings, number>();
  return {
    async bringUpToDate(institutions) {
      const nowMs = clock.now().getTime();
      const due = institutions.filter(
        (settings) => nowMs - (ranAtMs.get(settings) ?? -Infinity) >= HOUR_MS,
      );
      if (due.length === 0) return;
      const concerned = await withExcludedContacts(database);
      for (const settings of due) {
        if (concerned.has(settings.institution)) await bringKeysUpToDate(database, settings);
        ranAtMs.set(settings, nowMs);
      }
    },
  };
}
