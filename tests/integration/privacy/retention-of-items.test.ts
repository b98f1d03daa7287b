import {
  DELIVERY_UID,
  EXCLUDED_ITEM_UID,
  INSTITUTION_UID,
  QUARANTINED_ITEM_UID,
} from '../../../server/src/contracts';
import { DAY_MS } from '../../../server/src/kernel/time/durations';
import { statementsOf } from '../../helpers/databases/statements';
import { objectAt } from '../../helpers/json';
import { nightlyCleanUp } from '../../helpers/privacy/nightly-clean-up';
import { sceneForAll } from '../../helpers/scene/scene-for-tests';
import { modulesOf } from '../../helpers/strapi/modules';

describe('the nightly clean-up of deliveries and items', () => {
  const scene = sceneForAll({ settings: { excludedRetentionDays: 30 } });
  const { cleanUp, daysAgo, of } = nightlyCleanUp(scene);

  it('deletes deliveries and quarantined items in small batches, but never one that waits', async () => {
    const delivery = (state: string, days: number) => ({
      institution: 'elsewhere',
      stream: 'contacts',
      state,
      origin: 'webhook',
      receivedAt: daysAgo(days),
      body: '[]',
      byteLength: 2,
    });
    const item = (position: number, days: number) => ({
      deliveryId: 1_000_000,
      position,
      institution: 'elsewhere',
      stream: 'contacts',
      body: '{}',
      reasons: [],
      quarantinedAt: daysAgo(days),
    });
    const old = Array.from({ length: 50 }, () => delivery('applied', 100));
    const kept = [delivery('stored', 100), delivery('applied', 1)];
    await of(DELIVERY_UID).createMany({ data: [...old, ...kept] as never[] });
    await of(QUARANTINED_ITEM_UID).createMany({ data: [item(0, 100), item(1, 1)] as never[] });
    const statements = await statementsOf(scene.running().strapi, cleanUp);
    const deletes = statements.filter((sql) => /^delete from .s360_deliveries/.test(sql));
    const where = { institution: 'elsewhere' } as object;
    expect(await of(DELIVERY_UID).findMany({ where, orderBy: { id: 'asc' } })).toMatchObject([
      { state: 'stored' },
      { state: 'applied' },
    ]);
    expect(await of(QUARANTINED_ITEM_UID).findMany({ where })).toMatchObject([{ position: 1 }]);
    expect(deletes).toHaveLength(3);
    // The rows are invented, so no delivery was received or applied.
    await of(DELIVERY_UID).deleteMany({ where });
    await of(QUARANTINED_ITEM_UID).deleteMany({ where });
  });

  it('keeps the time, but not the content, of the newest accepted delivery of each webhook', async () => {
    const delivery = (stream: string, days: number, more: object = {}) => ({
      institution: 'elsewhere',
      stream,
      state: 'applied',
      origin: 'webhook',
      receivedAt: daysAgo(days),
      body: '[{"contactNumber":"1"}]',
      byteLength: 23,
      outcomes: [{ position: 0, contactNumber: '1', outcome: 'applied' }],
      ...more,
    });
    await of(DELIVERY_UID).createMany({
      data: [
        delivery('orders', 101),
        delivery('orders', 100),
        delivery('contacts', 100),
        delivery('contacts', 99, { origin: 'imported' }),
        delivery('contacts', 98, { state: 'refused' }),
      ] as never[],
    });
    await cleanUp();
    await cleanUp();
    const where = { institution: 'elsewhere' } as object;
    const left = await of(DELIVERY_UID).findMany({ where, orderBy: { stream: 'asc' } as object });
    const emptied = { state: 'applied', body: null, outcomes: null };
    expect(left).toMatchObject([
      { stream: 'contacts', ...emptied },
      { stream: 'orders', ...emptied },
    ]);
    await of(INSTITUTION_UID).create({ data: { code: 'elsewhere', name: 'Elsewhere' } as never });
    const log = modulesOf(scene.running().strapi).receptionLog;
    for (const stream of ['contacts', 'orders'] as const) {
      const { lastDeliveryAt } = await log.reception('elsewhere', stream, 900_000);
      expect(Math.round((Date.now() - Number(lastDeliveryAt)) / DAY_MS)).toBe(100);
    }
    await of(INSTITUTION_UID).deleteMany({ where: { code: 'elsewhere' } as object });
    await of(DELIVERY_UID).deleteMany({ where });
  });

  it('deletes excluded items of contacts and orders that now exist in the CRM', async () => {
    const documentId = await scene.crm.creates({ lastName: 'Here' });
    await scene.agreed();
    const { contactNumber } = objectAt(await scene.crm.link(documentId, 'myvenue'));
    const { orderId } = await scene.s360().orders({ orderState: 'CLOSED' });
    await scene.agreed();
    const item = (stream: string, number: unknown, institution = 'myvenue') => ({
      institution,
      stream,
      number: String(number),
      body: '{}',
      excludedAt: daysAgo(1),
    });
    const kept = [
      item('orders', contactNumber),
      item('contacts', orderId),
      item('contacts', contactNumber, 'elsewhere'),
    ];
    const arrived = [item('contacts', contactNumber), item('orders', orderId)];
    await of(EXCLUDED_ITEM_UID).createMany({ data: [...kept, ...arrived] as never[] });
    await cleanUp();
    const left = await of(EXCLUDED_ITEM_UID).findMany({ orderBy: { id: 'asc' } });
    const named = ({ institution, number, stream }: Record<string, unknown>) => [
      institution,
      stream,
      number,
    ];
    expect(left.map((row) => named(objectAt(row)))).toEqual(kept.map(named));
  });
});
