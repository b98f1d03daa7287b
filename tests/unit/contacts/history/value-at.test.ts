import { valueAt, type FieldTimeline } from '../../../../server/src/contacts/history/value-at';
import { at } from '../../../helpers/builders/contact-records';

const HOUR_MS = 3_600_000;
const hour = (hours: number) => at(hours * HOUR_MS);

/** The value is A from hour 1, B from hour 3, and C from hour 5. */
const timeline = (overrides: Partial<FieldTimeline> = {}): FieldTimeline => ({
  changes: [
    { oldValue: 'A', newValue: 'B', changedAt: hour(3) },
    { oldValue: 'B', newValue: 'C', changedAt: hour(5) },
  ],
  createdAt: hour(1),
  deletedAt: null,
  current: { value: 'C' },
  keptSince: hour(-100),
  ...overrides,
});

describe('the value of a field at a moment', () => {
  it.each([
    ['at the creation', 1, 'A'],
    ['before its first change', 2, 'A'],
    ['at the exact moment of a change', 3, 'B'],
    ['between two changes', 4, 'B'],
    ['at the latest change', 5, 'C'],
    ['after the latest change', 9, 'C'],
  ])('is known %s', (_when, hours, value) => {
    expect(valueAt(timeline(), hour(hours))).toEqual({ kind: 'known', value });
  });

  it('is the current value when the field never changed', () => {
    const never = timeline({ changes: [], current: { value: null } });
    expect(valueAt(never, hour(2))).toEqual({ kind: 'known', value: null });
  });

  it('is unknown before the contact was created', () => {
    expect(valueAt(timeline(), hour(0))).toEqual({ kind: 'unknown', reason: 'notYetCreated' });
  });

  it('is that of the later change when two changes have the same time', () => {
    const twice = timeline({
      changes: [
        { oldValue: 'A', newValue: 'B', changedAt: hour(3) },
        { oldValue: 'B', newValue: 'C', changedAt: hour(3) },
      ],
    });
    expect(valueAt(twice, hour(2))).toEqual({ kind: 'known', value: 'A' });
    expect(valueAt(twice, hour(3))).toEqual({ kind: 'known', value: 'C' });
  });
});

describe('the value of a field whose older changes were deleted', () => {
  const forgotten = timeline({
    changes: [{ oldValue: 'B', newValue: 'C', changedAt: hour(5) }],
    createdAt: null,
    keptSince: hour(4),
  });

  it('is still known at later moments', () => {
    expect(valueAt(forgotten, hour(4))).toEqual({ kind: 'known', value: 'B' });
    expect(valueAt(forgotten, hour(6))).toEqual({ kind: 'known', value: 'C' });
  });

  it('is not guessed at earlier moments', () => {
    expect(valueAt(forgotten, hour(2))).toEqual({ kind: 'unknown', reason: 'forgotten' });
  });
});

describe('the value of a field of a deleted contact', () => {
  const deleted = timeline({ deletedAt: hour(7), current: null });

  it('is known as far as the changes show it', () => {
    expect(valueAt(deleted, hour(4))).toEqual({ kind: 'known', value: 'B' });
    expect(valueAt(deleted, hour(6))).toEqual({ kind: 'known', value: 'C' });
  });

  it('is unknown after the deletion', () => {
    expect(valueAt(deleted, hour(8))).toEqual({ kind: 'unknown', reason: 'deleted' });
  });

  it('is unknown when the field never changed', () => {
    const never = timeline({ changes: [], deletedAt: hour(7), current: null });
    expect(valueAt(never, hour(2))).toEqual({ kind: 'unknown', reason: 'deleted' });
  });
});
