import { applyStepFailure, interruptCall } from '../../../../server/src/bookings/machine/answers';
import { applyCount } from '../../../../server/src/bookings/machine/file-counts';
import { beginStep, nextStep } from '../../../../server/src/bookings/machine/steps';
import type { BookingRecord } from '../../../../server/src/bookings/records';
import { aBooking } from '../../../helpers/bookings/a-booking';
import { written } from '../../../helpers/builders/reasons';

const AT = new Date('2026-03-01T10:00:00.000Z');
const MINUTE_MS = 60_000;
const after = (minutes: number): Date => new Date(AT.getTime() + minutes * MINUTE_MS);

const attempt = (no: number, outcome: 'open' | 'notCreated' = 'open') => {
  const reference = `CRM-00000001-${no}`;
  return { reference, submittedAt: AT.toISOString(), author: 'admin:1', outcome };
};

const creating = (changes: Partial<BookingRecord> = {}): BookingRecord =>
  aBooking({
    state: 'submitted',
    attempts: [attempt(1)],
    sending: { step: 'create', fence: 1, startedAt: AT.toISOString() },
    ...changes,
  });

/** The booking after its process was stopped while it created the order. */
const doubted = (changes: Partial<BookingRecord> = {}, isCounted = true): BookingRecord =>
  interruptCall(creating(changes), 2, AT, { isCounted })?.booking ?? aBooking();

/** The booking after a count at this time. */
function counted(booking: BookingRecord, files: number, now: Date) {
  const on = beginStep(booking, { step: 'count', fence: 2, now });
  return on && applyCount(on.booking, on.sending, files, now);
}

describe('a creation in doubt that is counted', () => {
  it('is counted after two minutes, and again after half the time that orders stay open', () => {
    const booking = doubted();
    expect([nextStep(booking), booking.nextAttemptAt]).toEqual(['count', after(2)]);
    expect(counted(booking, 0, after(1))).toBeNull();
    const once = counted(booking, 0, after(2))?.booking ?? aBooking();
    expect(once).toMatchObject({ state: 'inDoubt', nextAttemptAt: after(9.5), sending: null });
    expect(counted(once, 0, after(9))).toBeNull();
    const twice = counted(once, 0, after(10));
    expect(twice?.booking).toMatchObject({
      state: 'submitted',
      doubt: null,
      attempts: [attempt(1, 'notCreated'), { reference: 'CRM-00000001-2', outcome: 'open' }],
    });
    expect(twice?.events).toMatchObject([{ kind: 'countedNotCreated', detail: 'CRM-00000001-1' }]);
  });

  it.each([1, 3])('is left to a person as soon as S-360 counts %i', (files) => {
    const once = counted(doubted(), 0, after(2))?.booking ?? aBooking();
    for (const [booking, now] of [
      [doubted(), after(2)],
      [once, after(10)],
    ] as const) {
      const left = counted(booking, files, now)?.booking;
      expect(left).toMatchObject({ state: 'inDoubt', nextAttemptAt: null });
      expect(left && nextStep(left)).toBeNull();
    }
  });

  it.each<[string, Partial<BookingRecord>, boolean]>([
    ['the institution does not count', {}, false],
    [
      'it follows a hold, whose file is older',
      { follows: { documentId: 'o', fileId: '70', kind: 'reservation' } },
      true,
    ],
    ['it was repeated before', { attempts: [attempt(1, 'notCreated'), attempt(2)] }, true],
    [
      'an earlier order of it is closed',
      { attempts: [{ ...attempt(1), lateOrderId: '7' }, attempt(2)] },
      true,
    ],
    [
      'orders stay open for too short a time',
      { sellingPoint: { id: '1', abandonDelayMs: 3 * MINUTE_MS } },
      true,
    ],
  ])('is not counted when %s', (_why, changes, isCounted) => {
    const booking = doubted(changes, isCounted);
    expect([booking.state, booking.doubt?.count ?? null]).toEqual(['inDoubt', null]);
  });

  it('is counted again after a count without an answer, and not after one that S-360 refuses', () => {
    const booking = doubted();
    const on = beginStep(booking, { step: 'count', fence: 2, now: after(2) });
    const failure = { code: 'x', reason: written('x'), at: AT.toISOString() };
    const failed = (kind: 'lost' | 'refused') =>
      on &&
      applyStepFailure(on.booking, on.sending, { kind, failure, retryAt: after(3) }, after(2));
    expect(failed('lost')?.booking).toMatchObject({ nextAttemptAt: after(3), tries: 1 });
    expect(failed('refused')?.booking).toMatchObject({ nextAttemptAt: null, state: 'inDoubt' });
    expect(failed('refused')?.booking.doubt).not.toHaveProperty('count');
  });

  it('reads the order that a person named while the count was under way', () => {
    const on = beginStep(doubted(), { step: 'count', fence: 2, now: after(2) });
    const { doubt = null } = on?.booking ?? {};
    const adopt = { orderId: '9', author: 'admin:1' };
    const named = on && { ...on.booking, doubt: doubt && { ...doubt, adopt } };
    const change = named && applyCount(named, on.sending, 0, after(3));
    expect(change?.booking).toMatchObject({ state: 'inDoubt', sending: null, doubt: { adopt } });
    expect(change && nextStep(change.booking)).toBe('read');
  });
});
