import { createAlarm } from '../../../server/src/kernel/alarm';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

async function isOver(sleep: Promise<unknown>): Promise<boolean> {
  let over = false;
  void sleep.then(() => (over = true));
  await jest.advanceTimersByTimeAsync(0);
  return over;
}

describe('an alarm for a sleeping loop', () => {
  it('lets the loop sleep for the whole time', async () => {
    const sleep = createAlarm().sleep(1000);
    await jest.advanceTimersByTimeAsync(999);
    expect(await isOver(sleep)).toBe(false);
    await jest.advanceTimersByTimeAsync(1);
    expect(await isOver(sleep)).toBe(true);
  });

  it('wakes the loop when it rings', async () => {
    const alarm = createAlarm();
    const sleep = alarm.sleep(1000);
    alarm.ring();
    expect(await isOver(sleep)).toBe(true);
  });

  it('that rang while nothing slept ends the next sleep at once', async () => {
    const alarm = createAlarm();
    alarm.ring();
    expect(await isOver(alarm.sleep(1000))).toBe(true);
    expect(await isOver(alarm.sleep(1000))).toBe(false);
  });

  it('that rang after a sleep had ended ends the next sleep at once', async () => {
    const alarm = createAlarm();
    const first = alarm.sleep(1000);
    await jest.advanceTimersByTimeAsync(1000);
    await first;
    alarm.ring();
    expect(await isOver(alarm.sleep(1000))).toBe(true);
  });
});
