import {
  MOVING_INTERVAL_MS,
  pollingIntervalMs,
  RESTING_INTERVAL_MS,
} from '../../../../../admin/src/features/contacts/model/polling';
import { aDoubt, aStatus } from './contactSyncStatus';

const now = Date.parse('2026-03-01T10:00:00.000Z');
const in8Seconds = '2026-03-01T10:00:08.000Z';

describe('the polling of the contact panel', () => {
  it('is slow while a conflict waits for a person and nothing else is to be sent', () => {
    expect(pollingIntervalMs([aStatus({ state: 'conflict' })], now)).toBe(RESTING_INTERVAL_MS);
  });

  it('is slow while every link is in sync, or there is none', () => {
    expect(pollingIntervalMs([aStatus(), aStatus({ state: 'notLinked' })], now)).toBe(
      RESTING_INTERVAL_MS,
    );
    expect(pollingIntervalMs([], now)).toBe(RESTING_INTERVAL_MS);
  });

  it.each([
    ['pending', aStatus({ state: 'pending' })],
    ['being sent', aStatus({ state: 'sending' })],
    ['waiting for a pull', aStatus({ needsPull: true })],
    [
      'being sent although a field is in conflict',
      aStatus({ state: 'conflict', outgoing: 'sending' }),
    ],
  ])('is fast while one link is %s', (_what, moving) => {
    expect(pollingIntervalMs([aStatus(), moving], now)).toBe(MOVING_INTERVAL_MS);
  });

  it.each([
    ['a retry', aStatus({ state: 'pending', waiting: retryAt(in8Seconds) })],
    [
      'the end of a limit',
      aStatus({ state: 'pending', waiting: { kind: 'limit', closedUntil: in8Seconds } }),
    ],
    [
      'a pull before the next retry',
      aStatus({ state: 'pending', waiting: { kind: 'pull', pullAt: in8Seconds } }),
    ],
    ['a lookup', aStatus({ state: 'inDoubt', inDoubt: aDoubt({ nextLookupAt: in8Seconds }) })],
  ])('waits until %s is due', (_what, announced) => {
    expect(pollingIntervalMs([announced], now)).toBe(8_000);
  });

  it('is fast while something is overdue', () => {
    const overdue = aStatus({ state: 'pending', waiting: retryAt('2026-03-01T09:59:00.000Z') });
    expect(pollingIntervalMs([overdue], now)).toBe(MOVING_INTERVAL_MS);
  });

  it('is slow while something is due much later or waits for a person or another system', () => {
    const statuses = [
      aStatus({ state: 'pending', waiting: retryAt('2026-03-01T11:00:00.000Z') }),
      aStatus({ state: 'inDoubt', inDoubt: aDoubt() }),
      aStatus({
        state: 'pending',
        waiting: { kind: 'otherSystem', linkedBaseUrl: 'a', configuredBaseUrl: 'b' },
      }),
    ];
    expect(pollingIntervalMs(statuses, now)).toBe(RESTING_INTERVAL_MS);
  });
});

function retryAt(at: string) {
  return { kind: 'retry', retryAt: at, attempts: 1 } as const;
}
