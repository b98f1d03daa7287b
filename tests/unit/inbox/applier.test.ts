import { createApplier } from '../../../server/src/inbox/applier';
import type { StoredDelivery } from '../../../server/src/inbox/records';
import { aLeaseOffice } from '../../helpers/builders/dispatching';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const pass = (ms: number) => jest.advanceTimersByTimeAsync(ms);
const aDelivery = (id: number): StoredDelivery => ({
  byteLength: 2,
  origin: 'webhook',
  isReplay: false,
  id,
  institution: 'myvenue',
  stream: 'contacts',
  body: '[]',
  receivedAt: new Date(0),
  traceparent: null,
});

function anApplier(stored: StoredDelivery[]) {
  const { leases, office } = aLeaseOffice();
  const world = {
    stored,
    applied: [] as number[],
    errors: [] as string[],
    office,
    applying: async (_delivery: StoredDelivery): Promise<void> => undefined,
  };
  const applier = createApplier({
    job: 'apply:myvenue',
    leases,
    next: async () => world.stored,
    apply: async ([delivery]) => {
      if (!delivery) return;
      await world.applying(delivery);
      world.applied.push(delivery.id);
      world.stored = world.stored.filter(({ id }) => id !== delivery.id);
    },
    log: { error: (message) => world.errors.push(message) },
  });
  return {
    ...applier,
    /** Starts the applier and somebody who regularly looks for its deliveries. */
    start() {
      applier.start();
      setInterval(() => {
        if (world.stored.length > 0) applier.noteSeenWork();
      }, 1000);
    },
    world,
  };
}

describe('the applier of deliveries', () => {
  it('applies stored deliveries one after the other', async () => {
    const { start, world } = anApplier([1, 2, 3].map(aDelivery));
    start();
    await pass(0);
    expect(world.applied).toEqual([1, 2, 3]);
  });

  it('is woken by a new delivery', async () => {
    const { start, wake, world } = anApplier([]);
    start();
    await pass(100);
    world.stored = [aDelivery(1)];
    wake();
    await pass(0);
    expect(world.applied).toEqual([1]);
  });

  it('lets the request that wakes it answer first', async () => {
    const { start, wake, world } = anApplier([]);
    start();
    await pass(100);
    world.stored = [aDelivery(1)];
    wake();
    for (let turn = 0; turn < 100; turn += 1) await Promise.resolve();
    expect(world.applied).toEqual([]);
    await pass(0);
    expect(world.applied).toEqual([1]);
  });

  it('requests no lease while there is nothing to apply', async () => {
    const { start, world } = anApplier([]);
    start();
    await pass(10_000);
    expect(world.office.asked).toBe(0);
  });

  it('applies nothing while another process has the lease', async () => {
    const { start, world } = anApplier([aDelivery(1)]);
    world.office.fence = null;
    start();
    await pass(5000);
    expect(world.applied).toEqual([]);
    world.office.fence = 2;
    await pass(4500);
    expect(world.applied).toEqual([1]);
  });

  it('asks for the lease once a second while another process has it, however often it is woken', async () => {
    const { start, wake, world } = anApplier([aDelivery(1)]);
    world.office.fence = null;
    start();
    for (let woken = 0; woken < 500; woken += 1) {
      wake();
      await pass(10);
    }
    expect(world.office.asked).toBeGreaterThanOrEqual(4);
    expect(world.office.asked).toBeLessThanOrEqual(6);
    world.office.fence = 2;
    await pass(1000);
    expect(world.applied).toEqual([1]);
  });

  it('stops at once while another process has the lease', async () => {
    const { start, stop, world } = anApplier([aDelivery(1)]);
    world.office.fence = null;
    start();
    await pass(10);
    const stopped = jest.fn();
    void stop().then(stopped);
    await pass(1);
    expect(stopped).toHaveBeenCalled();
  });

  it('retries a failed delivery at growing intervals, and applies no later one before it', async () => {
    const { start, world } = anApplier([1, 2].map(aDelivery));
    let tries = 0;
    world.applying = async () => {
      tries += 1;
      if (tries < 4) throw new Error('the database is gone');
    };
    start();
    await pass(5000);
    expect({ tries, applied: world.applied }).toEqual({ tries: 2, applied: [] });
    await pass(10_000);
    expect(world.applied).toEqual([1, 2]);
    expect(world.errors).toHaveLength(3);
  });

  it('stops after the delivery in progress and releases the lease', async () => {
    const { start, stop, world } = anApplier([1, 2].map(aDelivery));
    let finish: () => void = () => undefined;
    world.applying = () => new Promise((resolve) => (finish = resolve));
    start();
    await pass(0);
    const stopped = stop();
    finish();
    await pass(1000);
    await stopped;
    expect(world.applied).toEqual([1]);
    expect(world.office.released).toBe(1);
  });
});
