import { randomUUID } from 'node:crypto';
import { endsWithin } from '../time/ends-within';
import { createWorker } from '../worker';

/**
 * Lets the processes of one app notify each other that something has changed. A lost notification
 * only delays: whoever waits for one also looks from time to time.
 */
export interface Notifications {
  /** Connects, and connects again for as long as it is not closed. */
  open(): void;
  /** Notifies the other processes soon, and once for many calls. */
  notify(): void;
  /** Whether notifications of others arrive now. */
  areHeard(): boolean;
  close(): Promise<void>;
}

/** Where nothing carries notifications. */
export const NO_NOTIFICATIONS: Notifications = {
  open: () => undefined,
  notify: () => undefined,
  areHeard: () => false,
  close: () => Promise.resolve(),
};

/** A connection that carries notifications to all processes. */
interface Channel {
  /** Sends the sender's name to all processes, perhaps also to the sender. */
  send(sender: string): Promise<unknown>;
  close(): Promise<void>;
}

interface ChannelEvents {
  /** The process of this name has notified. */
  heard(sender: string | undefined): void;
  /** The connection is lost; it is closed and made anew. */
  lost(): void;
}

/** Connects, and listens; rejects when that fails. */
export type OpenChannel = (events: ChannelEvents) => Promise<Channel>;

interface NotificationPorts {
  openChannel: OpenChannel;
  /** Another process has notified, or may have while nothing could be heard. */
  heard(): void;
  log: { error(message: string): void };
}

/** At most this often, so that a flood of changes keeps nobody busy. */
const NOTIFY_EVERY_MS = 250;
const RECONNECT_AFTER_MS = 1_000;
const LONGEST_AFTER_FAILURE_MS = 30_000;
/** A lost connection may not notice that it is closed. */
const CLOSE_WITHIN_MS = 2_000;

export function createNotifications({ heard, log, openChannel }: NotificationPorts): Notifications {
  const self = randomUUID();
  let channel: Channel | null = null;
  let end: () => void = () => undefined;
  let timer: NodeJS.Timeout | null = null;
  let notifiedAt = -Infinity;
  /** The last notification, until it is answered. */
  let sent: Promise<unknown> = Promise.resolve();
  let isClosed = false;

  async function listen(): Promise<void> {
    const ended = new Promise<void>((resolve) => (end = resolve));
    const opened = await openChannel({
      heard: (sender) => {
        if (sender !== self) heard();
      },
      lost: end,
    });
    try {
      if (isClosed) return;
      channel = opened;
      heard();
      await ended;
    } finally {
      channel = null;
      await endsWithin(opened.close(), CLOSE_WITHIN_MS).catch(() => false);
    }
  }

  const worker = createWorker(({ sleep }) => ({
    name: 'notifications of other processes',
    async turn() {
      await listen();
      return undefined;
    },
    rest: (failuresInARow) =>
      sleep(Math.min(LONGEST_AFTER_FAILURE_MS, RECONNECT_AFTER_MS * 2 ** failuresInARow)),
    log,
  }));

  function send(): void {
    timer = null;
    notifiedAt = performance.now();
    // A driver may take one statement at a time. Without a connection the others find the change
    // when they look.
    sent = sent.then(() => channel?.send(self)).catch(() => end());
  }

  return {
    open: worker.start,
    notify() {
      if (timer !== null || channel === null) return;
      timer = setTimeout(send, Math.max(0, notifiedAt + NOTIFY_EVERY_MS - performance.now()));
      timer.unref();
    },
    areHeard: () => channel !== null,
    async close() {
      isClosed = true;
      if (timer !== null) clearTimeout(timer);
      // An attempt to connect may take minutes, so nobody waits for it.
      const isConnected = channel !== null;
      const stopped = worker.stop();
      end();
      if (isConnected) await stopped;
    },
  };
}
