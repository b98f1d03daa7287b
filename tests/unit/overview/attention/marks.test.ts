import { isDismissed, keyOf } from '../../../../server/src/overview/attention/marks';

const AT = new Date('2026-03-01T10:00:00Z');
const dismissal = { by: 'admin:1', at: AT, note: null, count: 3 };
const group = { count: 3, newestAt: '2026-03-01T09:00:00.000Z' };

describe('a dismissed group of work that waits for a person', () => {
  it('stays dismissed while nothing is added', () => {
    expect(isDismissed({ dismissal }, group)).toBe(true);
    expect(isDismissed({ dismissal }, { ...group, count: 2 })).toBe(true);
    expect(isDismissed({ dismissal }, { ...group, newestAt: null })).toBe(true);
  });

  it('is open again when more entries wait than were dismissed', () => {
    expect(isDismissed({ dismissal }, { ...group, count: 4 })).toBe(false);
  });

  it('is open again when a newer entry waits, even if another one was settled', () => {
    const newer = { count: 2, newestAt: '2026-03-01T10:00:00.001Z' };
    expect(isDismissed({ dismissal }, newer)).toBe(false);
  });
});

test('a group that nobody dismissed is open', () => {
  expect(isDismissed({ dismissal: null }, group)).toBe(false);
});

test('the key of a group of waiting work fits its column, however long the code of S-360 is', () => {
  const found = {
    kind: 'failedPush',
    institution: 'myvenue',
    cause: 'x'.repeat(900),
    reason: null,
    count: 1,
    since: null,
    newestAt: null,
    actor: 'operator',
    alarm: null,
  } as const;
  expect(keyOf(found)).toHaveLength(400);
  expect(keyOf({ ...found, cause: null })).toBe('failedPush:myvenue:');
});
