import {
  S360BusinessError,
  S360HttpError,
  S360NetworkError,
  S360TooManyCallsError,
} from '../../../server/src/s360/errors';
import { aPush, aStartedDispatcher, pass } from '../../helpers/builders/dispatching';

const CALL = { institution: 'myvenue', service: 'contact', method: 'save' };
const DONE = { kind: 'done' } as const;

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

describe('a failed call of the dispatcher', () => {
  it('closes the institution for the time that S-360 names after too many calls', async () => {
    const { world } = await aStartedDispatcher();
    const error = new S360TooManyCallsError(CALL, { status: 509, retryAfterMs: 30_000 });
    world.calls[0]?.end({ kind: 'callFailed', error });
    world.due = [aPush(2)];
    await pass(29_000);
    expect(world.closedForMs).toEqual([30_000]);
    expect(world.calls).toHaveLength(1);
    await pass(3000);
    expect(world.calls).toHaveLength(2);
  });

  it('closes the institution for longer each time, until a call is answered', async () => {
    const { world } = await aStartedDispatcher([aPush(1), aPush(2), aPush(3)]);
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

  it('is followed by one call at a time until a call succeeds', async () => {
    const { world } = await aStartedDispatcher();
    const error = new S360HttpError(CALL, { status: 500, retryAfterMs: null });
    world.calls[0]?.end({ kind: 'callFailed', error });
    world.due = [aPush(2), aPush(3)];
    await pass(3000);
    expect(world.calls).toHaveLength(2);
    world.calls[1]?.end(DONE);
    await pass(10);
    expect(world.calls).toHaveLength(3);
  });

  it('is repeated only once there is a connection again', async () => {
    const { world } = await aStartedDispatcher();
    const error = new S360NetworkError(CALL, { sent: 'no', code: 'ECONNREFUSED' });
    world.isReachable = false;
    world.calls[0]?.end({ kind: 'callFailed', error });
    world.due = [aPush(1)];
    await pass(60_000);
    expect(world.calls).toHaveLength(1);
    expect(world.closedForMs.length).toBeGreaterThan(3);
    expect(Math.max(...world.closedForMs)).toBeLessThanOrEqual(20_000);
    world.isReachable = true;
    await pass(27_000);
    expect(world.calls).toHaveLength(2);
  });

  it('is not repeated so often that it uses up the monthly quota when only the connection works', async () => {
    const { world } = await aStartedDispatcher();
    const error = new S360NetworkError(CALL, { sent: 'no', code: 'CERT_HAS_EXPIRED' });
    world.calls[0]?.end({ kind: 'callFailed', error });
    for (let second = 0; second < 2 * 60 * 60; second += 1) {
      world.due = [aPush(1)];
      await pass(1000);
      world.calls.at(-1)?.end({ kind: 'callFailed', error });
      if (second === 60 * 60) world.calls.splice(0);
    }
    // The waits are 5 minutes at most, and by chance half of that at least.
    expect(world.calls.length).toBeGreaterThan(6);
    expect(world.calls.length).toBeLessThanOrEqual(24);
  });

  it('closes nothing when S-360 refused one contact', async () => {
    const { world } = await aStartedDispatcher([aPush(1)]);
    const error = new S360BusinessError(CALL, { statusCode: 'ERROR', statusDetail: 'x' });
    world.calls[0]?.end({ kind: 'callFailed', error });
    world.due = [aPush(2)];
    await pass(1200);
    expect(world.closedForMs).toEqual([]);
    expect(world.calls).toHaveLength(2);
  });

  describe('when a person wants to try now', () => {
    const failing = new S360HttpError(CALL, { status: 500, retryAfterMs: null });

    /** Two failed calls, so that the pause takes at least two seconds. */
    async function pausing() {
      const dispatcher = await aStartedDispatcher([aPush(1), aPush(2)]);
      for (const call of dispatcher.world.calls.slice(0, 2))
        call.end({ kind: 'callFailed', error: failing });
      await pass(0);
      dispatcher.world.due = [aPush(3)];
      return dispatcher;
    }

    it('is repeated at once, and its next pause is as long as it would have been', async () => {
      const { wake, world } = await pausing();
      wake();
      await pass(500);
      expect(world.calls).toHaveLength(2);
      world.requests += 1;
      wake();
      await pass(500);
      expect(world.calls).toHaveLength(3);
      world.calls[2]?.end({ kind: 'callFailed', error: failing });
      world.due = [aPush(4)];
      await pass(0);
      expect(world.closedForMs.at(-1)).toBeGreaterThanOrEqual(2_000);
      wake();
      await pass(1_000);
      expect(world.calls).toHaveLength(3);
    });

    it('in another process, is repeated within seconds', async () => {
      const { world } = await pausing();
      world.calls[0]?.end({ kind: 'callFailed', error: failing });
      world.requests += 1;
      await pass(5_500);
      expect(world.calls).toHaveLength(3);
    });

    it('waits all the same for the time that S-360 named, also with 503', async () => {
      for (const error of [
        new S360TooManyCallsError(CALL, { status: 509, retryAfterMs: 30_000 }),
        new S360HttpError(CALL, { status: 503, retryAfterMs: 30_000 }),
      ]) {
        const { wake, world } = await aStartedDispatcher();
        world.calls[0]?.end({ kind: 'callFailed', error });
        await pass(0);
        world.due = [aPush(2)];
        world.requests += 1;
        wake();
        await pass(29_000);
        expect(world.calls).toHaveLength(1);
        await pass(3_000);
        expect(world.calls).toHaveLength(2);
      }
    });
  });
});
