import type { Core } from '@strapi/strapi';
import { DELIVERY_UID, HOURLY_COUNT_UID } from '../../server/src/contracts/uids';
import { strapiDatabase } from '../../server/src/kernel/database/strapi-database';
import { applyStored, storePayload } from './applying';
import { payloadOf, type FreshNumbers } from './people';
import type { Measurement } from './report';

/** The writing statements during some work. */
async function writesDuring(strapi: Core.Strapi, work: () => Promise<void>): Promise<string[]> {
  const writes: string[] = [];
  const note = ({ sql }: { sql: string }) => {
    if (/^\s*(insert|update|delete|with)\b/i.test(sql)) writes.push(sql);
  };
  strapi.db.connection.on('query', note);
  await work();
  strapi.db.connection.removeListener('query', note);
  return writes;
}

/**
 * The statements when a payload is applied again: only the row of the delivery and the count of its
 * hour, for the charts.
 */
export async function countRepeatedWrites(
  strapi: Core.Strapi,
  fresh: FreshNumbers,
): Promise<Measurement> {
  const body = payloadOf(fresh.take());
  await applyStored(strapi, await storePayload(strapi, body));
  const delivery = await storePayload(strapi, body);
  const writes = await writesDuring(strapi, () => applyStored(strapi, delivery));
  const database = strapiDatabase(strapi);
  const kept = [DELIVERY_UID, HOURLY_COUNT_UID].map((uid) => database.names(uid).table);
  const others = writes.filter((sql) => !kept.some((table) => sql.includes(table)));
  return {
    bench: 'apply-again-writes',
    ratio: others.length,
    limit: { atMost: 0 },
    figures: { writesOfTheDelivery: writes.length - others.length },
  };
}
