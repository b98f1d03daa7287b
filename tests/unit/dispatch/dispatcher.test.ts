import type { BookingWork, DueWork } from '../../../server/src/services/dispatch/work';
import {
  S360BusinessError,
  S360HttpError,
  S360NetworkError,
  S360TooManyCallsError,
} from '../../../server/src/services/ticketing/errors';
import { aDispatcher, aPush } from '../../helpers/builders/dispatching';

const CALL = { institution: 'myvenue', service: 'contact', method: 'save' };
const DONE = { kind: 'done' } as const;

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const pass = (ms: number) => jest.advanceTimersByTimeAsync(ms);

async function started(due: DueWork[] = [aPush(1)]) {
  const dispatcher = aDispatcher();
  dispatcher.world.due = due;
  dispatcher.start();
  await pass(0);
  return dispatcher;
}

describe('a dispatcher', () => {
  it('begins what is due, under the fence of its lease', async () => {
    const { world } = await started();
    expect(world.calls).toMatchObject([{ work: { linkId: 1 }, fence: 1 }]);
  });

  it('is woken before the poll interval is over', async () => {
    const { wake, world } = await started([]);
    await pass(200);
    world.due = [aPush(1)];
    wake();
    await pass(150);
    expect(world.calls).toHaveLength(1);
  });

  it('finds what is due without being woken, at the next poll', async () => {
    const { world } = await started([]);
    world.due = [aPush(1)];
    await pass(1200);
    expect(world.calls).toHaveLength(1);
  });

  it('makes one call at a time per contact', async () => {
    const { wake, world } = await started([aPush(1, 'number:7'), aPush(2, 'number:7'), aPush(3)]);
    expect(world.calls.map(({ work }) => work.key)).toEqual(['number:7', 'link:3']);
    wake();
    await pass(3000);
    expect(world.calls).toHaveLength(2);
    world.calls[0]?.end(DONE);
    await pass(10);
    expect(world.calls).toHaveLength(3);
  });

  it('makes four calls at a time', async () => {
    const { world } = await started([1, 2, 3, 4, 5, 6].map((id) => aPush(id)));
    expect(world.calls).toHaveLength(4);
    world.calls[0]?.end(DONE);
    await pass(10);
    expect(world.calls).toHaveLength(5);
  });

  it('asks again for what had no permit, after the time named', async () => {
    const { world } = await started();
    world.calls[0]?.end({ kind: 'noPermit', waitMs: 10_000 });
    world.due = [aPush(1)];
    await pass(9000);
    expect(world.calls).toHaveLength(1);
    await pass(3000);
    expect(world.calls).toHaveLength(2);
  });

  it('asks for a permit at the very moment that one is free', async () => {
    const { world } = await started();
    world.calls[0]?.end({ kind: 'noPermit', waitMs: 60_950 });
    world.due = [aPush(1)];
    await pass(60_940);
    expect(world.calls).toHaveLength(1);
    await pass(20);
    expect(world.calls).toHaveLength(2);
  });

  it('makes an edit while bulk has no permit for days', async () => {
    const bulk: DueWork = { kind: 'push', linkId: 1, lane: 'bulk', attempts: 0, key: 'link:1' };
    const { world } = await started([bulk]);
    world.calls[0]?.end({ kind: 'noPermit', waitMs: 20 * 24 * 60 * 60 * 1000 });
    world.due = [bulk, aPush(2)];
    await pass(1500);
    expect(world.calls.map(({ work }) => work)).toEqual([bulk, aPush(2)]);
  });
});

describe('a call that failed', () => {
  it('for a limit closes the institution for the time that S-360 named', async () => {
    const { world } = await started();
    const error = new S360TooManyCallsError(CALL, { status: 509, retryAfterMs: 30_000 });
    world.calls[0]?.end({ kind: 'callFailed', error });
    world.due = [aPush(2)];
    await pass(29_000);
    expect(world.closedForMs).toEqual([30_000]);
    expect(world.calls).toHaveLength(1);
    await pass(3000);
    expect(world.calls).toHaveLength(2);
  });

  it('closes for longer each time, until a call is answered', async () => {
    const { world } = await started([aPush(1), aPush(2), aPush(3)]);
    const error = new S360HttpError(CALL, { status: 500, retryAfterMs: null });
    for (const call of [...world.calls]) call.end({ kind: 'callFailed', error });
    await pass(0);
    const [first = 0, , third = 0] = world.closedForMs;
    expect(first).toBeLessThanOrEqual(1000);
    expect(third).toBeGreaterThanOrEqual(2000);
    world.due = [aPush(4)];
    await pass(10_000);
    world.calls[3]?.end(DONE);
    world.due = [aPush(5)];
    await pass(1500);
    world.calls[4]?.end({ kind: 'callFailed', error });
    await pass(0);
    expect(world.closedForMs[3]).toBeLessThanOrEqual(1000);
  });

  it('is followed by one call at a time until S-360 has answered well', async () => {
    const { world } = await started();
    const error = new S360HttpError(CALL, { status: 500, retryAfterMs: null });
    world.calls[0]?.end({ kind: 'callFailed', error });
    world.due = [aPush(2), aPush(3)];
    await pass(3000);
    expect(world.calls).toHaveLength(2);
    world.calls[1]?.end(DONE);
    await pass(10);
    expect(world.calls).toHaveLength(3);
  });

  it('for want of a connection is repeated only once there is one', async () => {
    const { world } = await started();
    const error = new S360NetworkError(CALL, { sent: 'no', code: 'ECONNREFUSED' });
    world.isReachable = false;
    world.calls[0]?.end({ kind: 'callFailed', error });
    world.due = [aPush(1)];
    await pass(60_000);
    expect(world.calls).toHaveLength(1);
    world.isReachable = true;
    await pass(27_000);
    expect(world.calls).toHaveLength(2);
  });

  it('although a connection can be made is not repeated at the cost of the month', async () => {
    const { world } = await started();
    const error = new S360NetworkError(CALL, { sent: 'no', code: 'CERT_HAS_EXPIRED' });
    world.calls[0]?.end({ kind: 'callFailed', error });
    for (let second = 0; second < 2 * 60 * 60; second += 1) {
      world.due = [aPush(1)];
      await pass(1000);
      world.calls.at(-1)?.end({ kind: 'callFailed', error });
      if (second === 60 * 60) world.calls.splice(0);
    }
    // Each 5 minutes at the longest, and half of that by chance at the shortest.
    expect(world.calls.length).toBeGreaterThan(6);
    expect(world.calls.length).toBeLessThanOrEqual(24);
  });

  it('because S-360 refused one contact closes nothing', async () => {
    const { world } = await started([aPush(1)]);
    const error = new S360BusinessError(CALL, { statusCode: 'ERROR', statusDetail: 'x' });
    world.calls[0]?.end({ kind: 'callFailed', error });
    world.due = [aPush(2)];
    await pass(1200);
    expect(world.closedForMs).toEqual([]);
    expect(world.calls).toHaveLength(2);
  });
});

describe('the lease', () => {
  it('that another process has leaves everything to it', async () => {
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

  it('under a new fence is followed by recovery before anything is begun', async () => {
    const { world } = await started([]);
    expect(world.recovered[0]).toBe(1);
    world.office.fence = 2;
    await pass(6000);
    expect(world.recovered).toContain(2);
  });

  it('that was lost ends new work, also for a call that is about to be made', async () => {
    const { world } = await started([]);
    world.office.fence = null;
    await pass(5500);
    world.due = [aPush(1)];
    await pass(10_000);
    expect(world.calls).toEqual([]);
  });

  it('with too little time left for a call lends no fence', async () => {
    const dispatcher = aDispatcher();
    dispatcher.world.office.heldForMs = 19_000;
    dispatcher.world.due = [aPush(1)];
    dispatcher.start();
    await pass(0);
    expect(dispatcher.world.calls).toMatchObject([{ fence: null }]);
  });

  it('is renewed while it is held, and not at each turn', async () => {
    const { world } = await started([]);
    await pass(30_000);
    expect(world.office.asked).toBeGreaterThanOrEqual(5);
    expect(world.office.asked).toBeLessThanOrEqual(7);
  });

  it('is given back after a fault of our own, once the other calls have ended', async () => {
    const { world } = await started([aPush(1), aPush(2)]);
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

describe('stopping', () => {
  it('waits for calls in flight, begins no more and gives the lease back', async () => {
    const { stop, world } = await started();
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

  it('is at once where it was never started', async () => {
    await expect(aDispatcher().stop()).resolves.toBeUndefined();
  });
});

describe('a booking', () => {
  const aStep = (number: number): BookingWork => ({
    kind: 'booking',
    documentId: `booking-${number}`,
    step: 'create',
    lane: 'booking',
    attempts: 0,
    key: `booking:${number}`,
  });

  it('is begun while as many pushes as may be are under way', async () => {
    const pushes = [1, 2, 3, 4, 5].map((id) => aPush(id));
    const { world } = await started(pushes);
    expect(world.calls).toHaveLength(4);
    world.due = [aStep(1), { ...aPush(9), lane: 'booking' }, ...pushes];
    await pass(1_500);
    expect(world.calls.slice(4).map(({ work }) => work.key)).toEqual(['booking:1', 'link:9']);
  });

  it('leaves room for pushes, however many there are', async () => {
    const { world } = await started([1, 2, 3, 4, 5, 6].map(aStep));
    expect(world.calls).toHaveLength(4);
    world.due = [...world.due.slice(0, 4), aPush(1)];
    await pass(1_500);
    expect(world.calls.at(-1)?.work).toEqual(aPush(1));
  });

  it('waits for a permit of its own step alone', async () => {
    const { world } = await started([aStep(1)]);
    world.calls[0]?.end({ kind: 'noPermit', waitMs: 60_000 });
    const closing: DueWork = { ...aStep(2), step: 'close' };
    world.due = [aStep(1), closing];
    await pass(1_500);
    expect(world.calls.map(({ work }) => work.key)).toEqual(['booking:1', 'booking:2']);
  });

  it('is alone with S-360 while that is not well', async () => {
    const { world } = await started([aPush(1)]);
    const error = new S360HttpError(CALL, { status: 500, retryAfterMs: null });
    world.calls[0]?.end({ kind: 'callFailed', error });
    world.due = [aStep(1), aStep(2), aPush(2)];
    await pass(3_000);
    expect(world.calls).toHaveLength(2);
  });
});
