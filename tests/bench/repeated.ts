import type { Core } from '@strapi/strapi';
import { DELIVERY_UID } from '../../server/src/contracts/uids';
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

/** The statements when a payload is applied again: only the row of the delivery. */
export async function countRepeatedWrites(
  strapi: Core.Strapi,
  fresh: FreshNumbers,
): Promise<Measurement> {
  const body = payloadOf(fresh.take());
  await applyStored(strapi, await storePayload(strapi, body));
  const delivery = await storePayload(strapi, body);
  const writes = await writesDuring(strapi, () => applyStored(strapi, delivery));
  const { table } = strapiDatabase(strapi).names(DELIVERY_UID);
  const others = writes.filter((sql) => !sql.includes(table));
  return {
    bench: 'apply-again-writes',
    ratio: others.length,
    limit: { atMost: 0 },
    figures: { writesOfTheDelivery: writes.length - others.length },
  };
}
