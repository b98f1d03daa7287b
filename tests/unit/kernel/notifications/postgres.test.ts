import { EventEmitter } from 'node:events';
import { createNotifications } from '../../../../server/src/kernel/notifications';
import {
  postgresChannel,
  type PostgresConnection,
} from '../../../../server/src/kernel/notifications/postgres';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const pass = (ms: number) => jest.advanceTimersByTimeAsync(ms);

/** A server to which any number of processes can connect. */
function aServer() {
  const open = new Set<EventEmitter>();
  return {
    isDown: false,
    answersAfterMs: 0,
    sent: [] as string[],
    open,
    connect(): Promise<PostgresConnection> {
      if (this.isDown) return Promise.reject(new Error('the server is down'));
      const connection = new EventEmitter();
      open.add(connection);
      return Promise.resolve({
        on: (event: string, listener: (message: { payload?: string }) => void) =>
          connection.on(event, listener),
        query: async (sql: string, [, payload = ''] = []) => {
          if (!sql.includes('pg_notify')) return;
          this.sent.push(payload);
          if (this.answersAfterMs > 0)
            await new Promise((resolve) => setTimeout(resolve, this.answersAfterMs));
          for (const other of open) other.emit('notification', { payload });
        },
      });
    },
    breaks() {
      for (const connection of open) connection.emit('end');
      open.clear();
    },
  };
}

function aProcess(server: ReturnType<typeof aServer>) {
  const world = { heard: 0, disconnected: 0, errors: [] as string[] };
  const notifications = createNotifications({
    openChannel: postgresChannel({
      connect: () => server.connect(),
      disconnect: async () => void (world.disconnected += 1),
    }),
    heard: () => (world.heard += 1),
    log: { error: (message) => world.errors.push(message) },
  });
  notifications.open();
  return { ...notifications, world };
}

describe('the notifications of processes on one database', () => {
  it('reach the other processes at once, and not the sender', async () => {
    const server = aServer();
    const [sender, other] = [aProcess(server), aProcess(server)];
    await pass(10);
    expect([sender.areHeard(), other.areHeard()]).toEqual([true, true]);
    const before = [sender.world.heard, other.world.heard];
    sender.notify();
    await pass(1);
    expect([sender.world.heard, other.world.heard]).toEqual([before[0], Number(before[1]) + 1]);
  });

  it('are one for many changes, and one more after the last change', async () => {
    const server = aServer();
    const sender = aProcess(server);
    await pass(10);
    for (let change = 0; change < 50; change += 1) {
      sender.notify();
      await pass(1);
    }
    expect(server.sent).toHaveLength(1);
    await pass(1_000);
    expect(server.sent).toHaveLength(2);
  });

  it('are sent one at a time, as the driver requires', async () => {
    const server = aServer();
    server.answersAfterMs = 5_000;
    const sender = aProcess(server);
    await pass(10);
    sender.notify();
    await pass(1_000);
    sender.notify();
    await pass(3_000);
    expect(server.sent).toHaveLength(1);
    await pass(3_000);
    expect(server.sent).toHaveLength(2);
  });

  it('are heard again after the connection was lost, with a look for what was missed', async () => {
    const server = aServer();
    const { areHeard, notify, world } = aProcess(server);
    await pass(10);
    server.isDown = true;
    server.breaks();
    await pass(10);
    expect(areHeard()).toBe(false);
    notify();
    await pass(5_000);
    const before = world.heard;
    server.isDown = false;
    await pass(30_000);
    expect({ isHeard: areHeard(), heard: world.heard }).toEqual({
      isHeard: true,
      heard: before + 1,
    });
    expect(world.errors.length).toBeGreaterThan(0);
    expect(server.sent).toEqual([]);
  });

  it('end with the process, which disconnects', async () => {
    const server = aServer();
    const { areHeard, close, notify, world } = aProcess(server);
    await pass(10);
    await close();
    notify();
    await pass(60_000);
    expect({ isHeard: areHeard(), disconnected: world.disconnected, sent: server.sent }).toEqual({
      isHeard: false,
      disconnected: 1,
      sent: [],
    });
  });

  it('keep nobody waiting who ends while they connect', async () => {
    const notifications = createNotifications({
      openChannel: () => new Promise(() => undefined),
      heard: () => undefined,
      log: { error: () => undefined },
    });
    notifications.open();
    await notifications.close();
    expect(notifications.areHeard()).toBe(false);
  });
});
