import { createLookout } from '../../../../server/src/app/background/lookout';
import type { SeenWork } from '../../../../server/src/app/background/seen-work';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const pass = (ms: number) => jest.advanceTimersByTimeAsync(ms);

const AT_MYVENUE: SeenWork = { institution: 'myvenue', ofDispatcher: true, streams: [] };

function aStartedLookout() {
  const world = {
    looks: 0,
    isBroken: false,
    areChangesHeard: false,
    found: [] as { institutions: string[]; isNews: boolean }[],
    errors: [] as string[],
  };
  const lookout = createLookout({
    async look() {
      world.looks += 1;
      if (world.isBroken) throw new Error('the database is gone');
      return [AT_MYVENUE];
    },
    found: (seen, isNews) =>
      world.found.push({ institutions: seen.map(({ institution }) => institution), isNews }),
    areChangesHeard: () => world.areChangesHeard,
    log: { error: (message) => world.errors.push(message) },
  });
  lookout.start();
  return { ...lookout, world };
}

describe('the lookout for due work', () => {
  it('looks at its start and every second', async () => {
    const { world } = aStartedLookout();
    await pass(3_500);
    expect(world.looks).toBe(4);
    expect(world.found[0]).toEqual({ institutions: ['myvenue'], isNews: false });
  });

  it('looks more rarely while other processes notify it of their changes', async () => {
    const { world } = aStartedLookout();
    world.areChangesHeard = true;
    await pass(7_500);
    expect(world.looks).toBe(3);
    world.areChangesHeard = false;
    await pass(4_000);
    expect(world.looks).toBe(6);
  });

  it('looks at once after a change in this process, and says that there is news', async () => {
    const { wake, world } = aStartedLookout();
    await pass(100);
    wake();
    await pass(50);
    expect(world.found).toEqual([
      { institutions: ['myvenue'], isNews: false },
      { institutions: ['myvenue'], isNews: true },
    ]);
  });

  it('looks once after many changes', async () => {
    const { wake, world } = aStartedLookout();
    await pass(100);
    for (let change = 0; change < 100; change += 1) wake();
    await pass(500);
    expect(world.looks).toBe(2);
  });

  it('looks more rarely while looking fails', async () => {
    const { world } = aStartedLookout();
    world.isBroken = true;
    await pass(120_000);
    expect(world.looks).toBeLessThanOrEqual(8);
    world.isBroken = false;
    world.found = [];
    await pass(30_000);
    expect(world.found.length).toBeGreaterThan(0);
    expect(world.errors[0]).toMatch(/^due work: Error/);
  });

  it('ends at its stop', async () => {
    const { stop, world } = aStartedLookout();
    await pass(100);
    const stopped = stop();
    await pass(100);
    await stopped;
    const { looks } = world;
    await pass(10_000);
    expect(world.looks).toBe(looks);
  });
});
