import { CONTACT_LINK_UID, EXCLUDED_ITEM_UID, ORDER_UID } from '../contracts/uids';
import { STREAMS, type Stream } from '../contracts/streams';
import type { Row, StrapiDatabase } from '../kernel/database/strapi-database';
import { integer } from '../kernel/database/values';

/** The table of each stream's records, and its column for S-360's number. */
const RECORDS: Record<Stream, { uid: string; number: string }> = {
  contacts: { uid: CONTACT_LINK_UID, number: 'contactNumber' },
  orders: { uid: ORDER_UID, number: 'orderId' },
};

const SLICE = 500;

/**
 * A safety net: deletes excluded items whose records exist by now, whichever way they came. Works
 * in slices.
 */
export async function forgetArrived(database: StrapiDatabase): Promise<void> {
  for (const stream of STREAMS) {
    for (let ids = await idsOfArrived(database, stream); ids.length > 0;) {
      await database
        .query(EXCLUDED_ITEM_UID)
        .where({ id: { $in: ids } })
        .delete()
        .execute();
      ids = await idsOfArrived(database, stream);
    }
  }
}

async function idsOfArrived(database: StrapiDatabase, stream: Stream): Promise<number[]> {
  const { number, uid } = RECORDS[stream];
  const record = database.names(uid);
  const rows: Row[] = await database
    .connection({ kept: database.names(EXCLUDED_ITEM_UID).table })
    .join({ record: record.table }, (join) => {
      join
        .on('record.institution', 'kept.institution')
        .andOn(`record.${record.column(number)}`, 'kept.number');
    })
    .where('kept.stream', stream)
    .select({ id: 'kept.id' })
    .limit(SLICE);
  return rows.map(({ id }) => integer(id));
}
