import type { Core } from '@strapi/strapi';
import { DELIVERY_UID, HOURLY_COUNT_UID } from '../../server/src/contracts/uids';
import { strapiDatabase } from '../../server/src/kernel/database/strapi-database';
import { statementsOf } from '../helpers/databases/statements';
import { applyStored, storePayload } from './applying';
import { payloadOf, type FreshNumbers } from './people';
import type { Measurement } from './report';

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
  const statements = await statementsOf(strapi, () => applyStored(strapi, delivery));
  const writes = statements.filter((sql) => /^\s*(insert|update|delete|with)\b/i.test(sql));
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
