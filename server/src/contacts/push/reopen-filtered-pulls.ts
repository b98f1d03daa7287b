import type { Core } from '@strapi/strapi';
import { QUEUED_PULL_UID } from '../../contracts/uids';
import { storedValues } from '../../kernel/database/stored-values';
import type { Row, StrapiDatabase } from '../../kernel/database/strapi-database';
import { countWhere } from '../../kernel/database/count-where';
import type { ContactSettings } from '../settings';

interface Filtering {
  code: string;
  contacts: Pick<ContactSettings, 'receives'>;
}

/** Reads that were given up because the filter excluded the contact. */
const filteredPulls = (institutions: readonly string[]): Row => ({
  institution: { $in: institutions },
  givenUpAt: { $notNull: true },
  failureCode: { $null: true },
});

/** How many contacts a changed filter would have read once more. */
export const countFilteredPulls = (
  database: StrapiDatabase,
  institution: string,
): Promise<number> => countWhere(database, QUEUED_PULL_UID, filteredPulls([institution]));

/**
 * Reads contacts of orders that have no link once more, if the institution's filter changed since
 * the last boot. Those that S-360 refused wait for a person.
 */
export async function reopenFilteredPulls(
  strapi: Core.Strapi,
  database: StrapiDatabase,
  institutions: readonly Filtering[],
): Promise<void> {
  const memory = storedValues<string>(strapi, database, 'receives');
  const known = await Promise.all(institutions.map(({ code }) => memory.read(code)));
  const changed = institutions.flatMap(({ code, contacts }, index) => {
    const receives = JSON.stringify(contacts.receives ?? {});
    const before = known[index] ?? null;
    return before === receives ? [] : { code, receives, isNew: before === null };
  });
  if (changed.length === 0) return;
  await database
    .query(QUEUED_PULL_UID)
    .where(filteredPulls(changed.map(({ code }) => code)))
    .update({ givenUpAt: null, attempts: 0 })
    .execute();
  await memory.writeNew(
    new Map(changed.flatMap(({ code, isNew, receives }) => (isNew ? [[code, receives]] : []))),
  );
  for (const { code, isNew, receives } of changed) if (!isNew) await memory.write(code, receives);
}
