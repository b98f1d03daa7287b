import { createSleeper } from '../../../server/src/kernel/sleeper';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

async function isOver(sleep: Promise<unknown>): Promise<boolean> {
  let over = false;
  void sleep.then(() => (over = true));
  await jest.advanceTimersByTimeAsync(0);
  return over;
}

describe('the sleep of a loop', () => {
  it('lasts the whole time', async () => {
    const sleep = createSleeper().sleep(1000);
    await jest.advanceTimersByTimeAsync(999);
    expect(await isOver(sleep)).toBe(false);
    await jest.advanceTimersByTimeAsync(1);
    expect(await isOver(sleep)).toBe(true);
  });

  it('ends when it is woken', async () => {
    const sleeper = createSleeper();
    const sleep = sleeper.sleep(1000);
    sleeper.wake();
    expect(await isOver(sleep)).toBe(true);
  });

  it('ends at once when it was woken before', async () => {
    const sleeper = createSleeper();
    sleeper.wake();
    expect(await isOver(sleeper.sleep(1000))).toBe(true);
    expect(await isOver(sleeper.sleep(1000))).toBe(false);
  });

  it('ends at once when it was woken after the last sleep had ended', async () => {
    const sleeper = createSleeper();
    const first = sleeper.sleep(1000);
    await jest.advanceTimersByTimeAsync(1000);
    await first;
    sleeper.wake();
    expect(await isOver(sleeper.sleep(1000))).toBe(true);
  });
});
