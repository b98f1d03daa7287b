import { S360HttpError } from '../../../server/src/s360/errors';
import {
  aDispatcher,
  aPush,
  aStartedDispatcher,
  pass,
  type UndoneWork,
} from '../../helpers/builders/dispatching';

const CALL = { institution: 'myvenue', service: 'contact', method: 'save' };
const DONE = { kind: 'done' } as const;

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

describe('the dispatcher of calls', () => {
  it('starts due work with the fence of its lease', async () => {
    const { world } = await aStartedDispatcher();
    expect(world.calls).toMatchObject([{ work: { linkId: 1 }, fence: 1 }]);
  });

  it('can be woken before the poll interval ends', async () => {
    const { wake, world } = await aStartedDispatcher([]);
    await pass(200);
    world.due = [aPush(1)];
    wake();
    await pass(150);
    expect(world.calls).toHaveLength(1);
  });

  it('finds due work that was seen, without being woken', async () => {
    const { world } = await aStartedDispatcher([]);
    world.due = [aPush(1)];
    await pass(1200);
    expect(world.calls).toHaveLength(1);
  });

  it('makes one call at a time per contact', async () => {
    const { wake, world } = await aStartedDispatcher([
      aPush(1, 'number:7'),
      aPush(2, 'number:7'),
      aPush(3),
    ]);
    expect(world.calls.map(({ work }) => work.key)).toEqual(['number:7', 'link:3']);
    wake();
    await pass(3000);
    expect(world.calls).toHaveLength(2);
    world.calls[0]?.end(DONE);
    await pass(10);
    expect(world.calls).toHaveLength(3);
  });

  it('does not repeat work that ended during the lookup, and starts new work for it at once', async () => {
    const again = aPush(1);
    const { wake, world } = await aStartedDispatcher();
    world.lookUpMs = 50;
    wake();
    await pass(10);
    world.calls[0]?.end(DONE);
    world.due = [again];
    await pass(45);
    expect(world.calls).toHaveLength(1);
    await pass(60);
    expect(world.calls).toHaveLength(2);
    expect(world.calls[1]?.work).toBe(again);
  });

  it('makes four calls at a time', async () => {
    const { world } = await aStartedDispatcher([1, 2, 3, 4, 5, 6].map((id) => aPush(id)));
    expect(world.calls).toHaveLength(4);
    world.calls[0]?.end(DONE);
    await pass(10);
    expect(world.calls).toHaveLength(5);
  });

  it('asks again for a refused permit after the given time', async () => {
    const { world } = await aStartedDispatcher();
    world.calls[0]?.end({ kind: 'noPermit', waitMs: 10_000 });
    world.due = [aPush(1)];
    await pass(9000);
    expect(world.calls).toHaveLength(1);
    await pass(3000);
    expect(world.calls).toHaveLength(2);
  });

  it('asks for a permit exactly when one becomes free', async () => {
    const { world } = await aStartedDispatcher();
    world.calls[0]?.end({ kind: 'noPermit', waitMs: 60_950 });
    world.due = [aPush(1)];
    await pass(60_940);
    expect(world.calls).toHaveLength(1);
    await pass(20);
    expect(world.calls).toHaveLength(2);
  });

  it('makes an edit while bulk work has no permit for days', async () => {
    const bulk = { ...aPush(1), lane: 'bulk' } as const;
    const { world } = await aStartedDispatcher([bulk]);
    world.calls[0]?.end({ kind: 'noPermit', waitMs: 20 * 24 * 60 * 60 * 1000 });
    world.due = [bulk, aPush(2)];
    await pass(1500);
    expect(world.calls.map(({ work }) => work)).toEqual([bulk, aPush(2)]);
  });
});

describe('the lease of the dispatcher', () => {
  it('leaves all work to the other process that has it', async () => {
    const dispatcher = aDispatcher();
    dispatcher.world.office.fence = null;
    dispatcher.world.due = [aPush(1)];
    dispatcher.start();
    await pass(12_000);
    expect(dispatcher.world.calls).toEqual([]);
    dispatcher.world.office.fence = 5;
    await pass(6000);
    expect(dispatcher.world.calls).toMatchObject([{ fence: 5 }]);
  });

  it('with a new fence leads to recovery before anything is started', async () => {
    const { world } = await aStartedDispatcher([]);
    expect(world.recovered[0]).toBe(1);
    await pass(6000);
    world.office.fence = 7;
    world.due = [aPush(1)];
    await pass(1500);
    expect(world.calls).toMatchObject([{ fence: 8 }]);
    expect(world.recovered).toEqual([1, 8]);
  });

  it('gets a higher fence when calls from another database are on record', async () => {
    const { world } = await aStartedDispatcher();
    expect(world.calls).toHaveLength(1);
    world.highestFence = 7;
    world.due = [];
    await pass(6000);
    expect(world.underWay).toMatchObject([{ linkId: 1 }]);
    expect(world.office.released).toBe(0);
    world.calls[0]?.end(DONE);
    await pass(6000);
    expect(world.office.released).toBe(1);
    world.due = [aPush(2)];
    await pass(3000);
    expect(world.recovered.at(-1)).toBe(8);
    expect(world.calls.at(-1)).toMatchObject({ work: { linkId: 2 }, fence: 8 });
  });

  it('ends new work when it is lost, even for a call about to be made', async () => {
    const { world } = await aStartedDispatcher([]);
    world.office.fence = null;
    await pass(5500);
    world.due = [aPush(1)];
    await pass(10_000);
    expect(world.calls).toEqual([]);
  });

  it('provides no fence when too little time is left for a call', async () => {
    const dispatcher = aDispatcher();
    dispatcher.world.office.heldForMs = 19_000;
    dispatcher.world.due = [aPush(1)];
    dispatcher.start();
    await pass(0);
    expect(dispatcher.world.calls).toMatchObject([{ fence: null }]);
  });

  it('is renewed regularly while a call is in progress, but not at each turn', async () => {
    const { world } = await aStartedDispatcher();
    await pass(30_000);
    expect(world.office.asked).toBeGreaterThanOrEqual(5);
    expect(world.office.asked).toBeLessThanOrEqual(7);
  });

  it('is released when nothing has been due for a while, and taken again for the next work', async () => {
    const { world } = await aStartedDispatcher([]);
    await pass(4000);
    expect(world.office.released).toBe(0);
    await pass(60_000);
    expect(world.office).toMatchObject({ asked: 1, released: 1 });
    world.due = [aPush(1)];
    await pass(1500);
    expect(world.calls).toHaveLength(1);
  });

  it('is not taken every second for work that was seen but is not due', async () => {
    const { world } = await aStartedDispatcher([]);
    world.seesWork = true;
    await pass(30_000);
    expect(world.lookUps).toBeGreaterThanOrEqual(9);
    expect(world.lookUps).toBeLessThanOrEqual(12);
  });

  it('is released after an error of our own, once the other calls have ended', async () => {
    const { world } = await aStartedDispatcher([aPush(1), aPush(2)]);
    world.calls[0]?.fail(new TypeError('a fault'));
    await pass(100);
    expect(world.office.released).toBe(0);
    world.calls[1]?.end(DONE);
    await pass(0);
    expect(world.office.released).toBe(1);
    expect(world.errors).toHaveLength(1);
    world.due = [aPush(3)];
    await pass(10_000);
    expect(world.calls).toHaveLength(3);
  });
});

describe('the stop of the dispatcher', () => {
  it('waits for calls in progress, starts no more, and releases the lease', async () => {
    const { stop, world } = await aStartedDispatcher();
    let stopped = false;
    void stop().then(() => (stopped = true));
    world.due = [aPush(2)];
    await pass(10_000);
    expect({ stopped, released: world.office.released }).toEqual({ stopped: false, released: 0 });
    world.calls[0]?.end(DONE);
    await pass(1500);
    expect({ stopped, released: world.office.released }).toEqual({ stopped: true, released: 1 });
    expect(world.calls).toHaveLength(1);
  });

  it('is immediate when it was never started', async () => {
    await expect(aDispatcher().stop()).resolves.toBeUndefined();
  });
});

describe('a booking step in the dispatcher', () => {
  const aStep = (number: number): UndoneWork => ({
    kind: 'booking',
    call: 'create',
    lane: 'booking',
    attempts: 0,
    key: `booking:${number}`,
  });

  it('is started while the maximum of pushes is in progress', async () => {
    const pushes = [1, 2, 3, 4, 5].map((id) => aPush(id));
    const { world } = await aStartedDispatcher(pushes);
    expect(world.calls).toHaveLength(4);
    world.due = [aStep(1), { ...aPush(9), lane: 'booking' }, ...pushes];
    await pass(1_500);
    expect(world.calls.slice(4).map(({ work }) => work.key)).toEqual(['booking:1', 'link:9']);
  });

  it('leaves room for pushes, however many booking steps there are', async () => {
    const { world } = await aStartedDispatcher([1, 2, 3, 4, 5, 6].map(aStep));
    expect(world.calls).toHaveLength(4);
    world.due = [...world.due.slice(0, 4), aPush(1)];
    await pass(1_500);
    expect(world.calls.at(-1)?.work).toEqual(aPush(1));
  });

  it('waits only for a permit for its own step', async () => {
    const { world } = await aStartedDispatcher([aStep(1)]);
    world.calls[0]?.end({ kind: 'noPermit', waitMs: 60_000 });
    const closing = { ...aStep(2), call: 'close' };
    world.due = [aStep(1), closing];
    await pass(1_500);
    expect(world.calls.map(({ work }) => work.key)).toEqual(['booking:1', 'booking:2']);
  });

  it('runs alone while S-360 is in trouble', async () => {
    const { world } = await aStartedDispatcher([aPush(1)]);
    const error = new S360HttpError(CALL, { status: 500, retryAfterMs: null });
    world.calls[0]?.end({ kind: 'callFailed', error });
    world.due = [aStep(1), aStep(2), aPush(2)];
    await pass(3_000);
    expect(world.calls).toHaveLength(2);
  });
});
