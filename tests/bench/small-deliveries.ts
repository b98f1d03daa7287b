import type { Core } from '@strapi/strapi';
import { modulesOf } from '../helpers/strapi/modules';
import { INSTITUTION } from './app';
import { applyStored, storePayloads } from './applying';
import { payloadOf, type FreshNumbers } from './people';
import type { Measurement } from './report';
import { median } from './statistics';

const ROUNDS = 5;
/** Payloads of 50 numbers, of which each comes in a delivery of its own. */
const PAYLOADS_PER_ROUND = 4;

/** New contacts per second when S-360 sends each in a delivery of its own, its default. */
export async function measureSmallDeliveries(
  strapi: Core.Strapi,
  fresh: FreshNumbers,
): Promise<Measurement> {
  const { deliveryStore } = modulesOf(strapi);
  const perSecond: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const numbers = Array.from({ length: PAYLOADS_PER_ROUND }, () => fresh.take()).flat();
    await storePayloads(
      strapi,
      numbers.map((number) => payloadOf([number])),
    );
    const startedAt = performance.now();
    let waiting = await deliveryStore.next(INSTITUTION, 'contacts');
    while (waiting.length > 0) {
      await applyStored(strapi, waiting);
      waiting = await deliveryStore.next(INSTITUTION, 'contacts');
    }
    perSecond.push((numbers.length * 1000) / (performance.now() - startedAt));
  }
  return {
    bench: 'apply-small-deliveries',
    ratio: median(perSecond),
    limit: { atLeast: 400 },
    figures: { rounds: ROUNDS },
  };
}
