import type { Core } from '@strapi/strapi';
import { announce } from '../../../server/src/kernel/announce';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

/** Announces a contact to one subscriber; returns whether that ended and what was logged. */
function announcing(subscriber: () => Promise<void>) {
  const log: string[] = [];
  const told: string[] = [];
  const strapi = {
    db: { lifecycles: { run: subscriber } },
    eventHub: { emit: async (name: string) => void told.push(name) },
    log: { error: (message: string) => log.push(message) },
  } as unknown as Core.Strapi;
  const entry = { documentId: 'anna', email: 'anna@example.com' };
  const announced = {
    uid: 'plugin::s360.contact',
    model: 'contact',
    entry,
    isNew: true,
    params: {},
  } as const;
  let isDone = false;
  void announce(strapi, announced).then(() => (isDone = true));
  return { log, told, isDone: () => isDone };
}

describe('the announcement of a changed contact', () => {
  it('notifies lifecycle subscribers first, then event subscribers', async () => {
    const { isDone, log, told } = announcing(() => Promise.resolve());
    await jest.advanceTimersByTimeAsync(0);
    expect({ told, log, isDone: isDone() }).toEqual({
      told: ['entry.create'],
      log: [],
      isDone: true,
    });
    expect(jest.getTimerCount()).toBe(0);
  });

  it('logs a subscriber that fails', async () => {
    const { isDone, log } = announcing(() => Promise.reject(new Error('anna@example.com')));
    await jest.advanceTimersByTimeAsync(0);
    expect(isDone()).toBe(true);
    expect(log).toEqual([
      expect.stringMatching(/^s360: a subscriber failed on contact anna: Error/),
    ]);
  });

  it('waits ten seconds for a slow subscriber and no longer', async () => {
    const { isDone, log } = announcing(() => new Promise(() => undefined));
    await jest.advanceTimersByTimeAsync(9_999);
    expect(isDone()).toBe(false);
    await jest.advanceTimersByTimeAsync(1);
    expect(isDone()).toBe(true);
    expect(log).toEqual([expect.stringMatching(/contact anna after 10 s/)]);
  });
});
