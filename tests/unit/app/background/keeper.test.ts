import { createKeeper } from '../../../../server/src/app/background/keeper';

/** A keeper whose lease is free, somebody else's, or cannot be read. */
function aKeeper() {
  const lease = { is: 'free' as 'free' | 'taken' | 'unreadable', asked: 0, released: 0 };
  const keeper = createKeeper({
    async hold(job) {
      lease.asked += 1;
      if (lease.is === 'unreadable') throw new Error('no connection');
      return lease.is === 'free' ? { job, fence: 1, heldUntilMs: Infinity } : null;
    },
    async release() {
      lease.released += 1;
    },
  });
  return { keeper, lease };
}

describe('the keeper of a house with several processes', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('is the process that has the lease, for which the jobs of a while ask once', async () => {
    const { keeper, lease } = aKeeper();
    expect(await Promise.all([keeper.isInCharge(), keeper.isInCharge()])).toEqual([true, true]);
    jest.advanceTimersByTime(20_000);
    expect(await keeper.isInCharge()).toBe(true);
    expect(lease.asked).toBe(1);
    jest.advanceTimersByTime(20_000);
    lease.is = 'taken';
    expect(await keeper.isInCharge()).toBe(false);
    expect(lease.asked).toBe(2);
  });

  it('asks for the lease again after an error', async () => {
    const { keeper, lease } = aKeeper();
    lease.is = 'unreadable';
    await expect(keeper.isInCharge()).rejects.toThrow('no connection');
    lease.is = 'free';
    expect(await keeper.isInCharge()).toBe(true);
  });

  it('leaves at once', async () => {
    const { keeper, lease } = aKeeper();
    await keeper.leave();
    expect(lease.released).toBe(1);
  });
});
