import { CONTACT_LINK_UID } from '../../contracts/uids';
import { takingTurns } from '../../kernel/turns';
import type { StrapiDatabase } from '../database/strapi-database';
import { chunks, integer } from '../database/values';
import type { LinksOfLoad } from './load-progress';

/**
 * Counts the links that still have to do with a load. Only states in which something is to be done
 * are looked at: the index of states finds them among all that are in sync.
 */
export async function linksOfLoad(
  database: StrapiDatabase,
  loadId: number,
  institutions: readonly string[],
): Promise<Map<string, LinksOfLoad>> {
  const counted = new Map<string, LinksOfLoad>();
  const count = async (institution: string, states: readonly string[]) => {
    const [row] = await database
      .query(CONTACT_LINK_UID)
      .count()
      .where({ institution, state: { $in: [...states] }, loadId })
      .execute();
    return integer(row?.count);
  };
  for (const institution of institutions) {
    counted.set(institution, {
      waiting: await count(institution, ['pending', 'sending']),
      failed: await count(institution, ['failed']),
      inDoubt: await count(institution, ['inDoubt']),
    });
  }
  return counted;
}

/** Whether a load has a link that still waits; found sooner than all are counted. */
export async function hasWaitingLinks(
  database: StrapiDatabase,
  loadId: number,
  institutions: readonly string[],
): Promise<boolean> {
  const [link] = await database
    .query(CONTACT_LINK_UID)
    .select(['id'])
    .where({
      institution: { $in: [...institutions] },
      state: { $in: ['pending', 'sending'] },
      loadId,
    })
    .limit(1)
    .execute();
  return link !== undefined;
}

/** How many links contacts have, but for those that nothing is sent by any more. */
export async function countLinks(
  database: StrapiDatabase,
  documentIds: readonly string[],
): Promise<number> {
  const turn = takingTurns();
  let links = 0;
  for (const part of chunks(documentIds)) {
    await turn();
    const [row] = await database
      .query(CONTACT_LINK_UID)
      .count()
      .where({ contactDocumentId: { $in: part }, state: { $ne: 'unlinked' } })
      .execute();
    links += integer(row?.count);
  }
  return links;
}

/** The links of a load at all institutions together. */
export function together(counted: ReadonlyMap<string, LinksOfLoad>): LinksOfLoad {
  const sum = { waiting: 0, failed: 0, inDoubt: 0 };
  for (const { failed, inDoubt, waiting } of counted.values()) {
    sum.waiting += waiting;
    sum.failed += failed;
    sum.inDoubt += inDoubt;
  }
  return sum;
}
