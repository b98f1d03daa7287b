import { EventEmitter } from 'node:events';
import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createNotifications } from '../../../../server/src/kernel/notifications';
import {
  bullmqChannel,
  NoBullmqError,
  type Relay,
  relayChannel,
} from '../../../../server/src/kernel/notifications/bullmq';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const pass = (ms: number) => jest.advanceTimersByTimeAsync(ms);

/** A Redis whose relays never connect while it is down, like those of BullMQ. */
function aRedis() {
  const relays = new Set<EventEmitter>();
  const listeners = new Map<EventEmitter, (message: { data: unknown }) => void>();
  const redis = {
    isDown: false,
    refusal: 'refused',
    closesAtOnce: true,
    relays,
    newRelay(): Relay {
      const relay = new EventEmitter();
      relays.add(relay);
      if (redis.isDown) setTimeout(() => relay.emit('error', new Error(redis.refusal)), 10);
      return {
        on: (event: string, listener: (error: Error) => void) => relay.on(event, listener),
        subscribe(_topic, listener) {
          if (redis.isDown) return new Promise(() => undefined);
          listeners.set(relay, listener);
          return Promise.resolve();
        },
        publish(_topic, data) {
          for (const listener of listeners.values()) listener({ data });
          return Promise.resolve();
        },
        close() {
          relays.delete(relay);
          listeners.delete(relay);
          return redis.closesAtOnce ? Promise.resolve() : new Promise(() => undefined);
        },
      };
    },
    breaks() {
      redis.isDown = true;
      for (const relay of relays) relay.emit('error', new Error('reset'));
    },
  };
  return redis;
}

function aProcess(redis: ReturnType<typeof aRedis>) {
  const world = { heard: 0, errors: [] as string[] };
  const notifications = createNotifications({
    openChannel: relayChannel(redis.newRelay),
    heard: () => (world.heard += 1),
    log: { error: (message) => world.errors.push(message) },
  });
  notifications.open();
  return { ...notifications, world };
}

describe('the notifications through BullMQ', () => {
  it.each(['ioredis', 'pg'])('name the package %s where BullMQ misses it', async (driver) => {
    const redis = aRedis();
    redis.isDown = true;
    redis.refusal = `BullMQ could not load the optional '${driver}' package. Install it with …`;
    const { close, world } = aProcess(redis);
    await pass(1000);
    expect(world.errors[0]).toContain(
      `BullMQ needs the package "${driver}" in the app: install it`,
    );
    await close();
  });

  it('reach the other processes, and not the sender', async () => {
    const redis = aRedis();
    const [sender, other] = [aProcess(redis), aProcess(redis)];
    await pass(10);
    const before = [sender.world.heard, other.world.heard];
    sender.notify();
    await pass(1);
    expect([sender.world.heard, other.world.heard]).toEqual([before[0], Number(before[1]) + 1]);
  });

  it('are heard again when Redis is back, although the lost relay never ends', async () => {
    const redis = aRedis();
    redis.closesAtOnce = false;
    const { areHeard, world } = aProcess(redis);
    await pass(10);
    redis.breaks();
    await pass(10);
    expect(areHeard()).toBe(false);
    await pass(60_000);
    const before = world.heard;
    redis.isDown = false;
    await pass(60_000);
    expect({ isHeard: areHeard(), heard: world.heard - before }).toEqual({
      isHeard: true,
      heard: 1,
    });
  });

  it('report a Redis that is down, and leave no relay behind', async () => {
    const redis = aRedis();
    redis.isDown = true;
    const { areHeard, close, world } = aProcess(redis);
    await pass(120_000);
    expect(areHeard()).toBe(false);
    expect(world.errors.length).toBeGreaterThan(1);
    await close();
    await pass(60_000);
    expect(redis.relays.size).toBe(0);
  });

  it('lead to a look after a relay was away, since messages may be lost', async () => {
    const redis = aRedis();
    const { world } = aProcess(redis);
    await pass(10);
    const before = world.heard;
    for (const relay of redis.relays) relay.emit('recovered');
    expect(world.heard).toBe(before + 1);
  });

  it('are refused with what to install where the app has no BullMQ', () => {
    const app = mkdtempSync(path.join(os.tmpdir(), 's360-app-'));
    expect(() => bullmqChannel({ connection: {} }, app)).toThrow(NoBullmqError);
  });
});
