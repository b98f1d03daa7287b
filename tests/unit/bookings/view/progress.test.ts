import type { BookingProgress } from '../../../../server/src/contracts';
import type { BookingRecord } from '../../../../server/src/bookings/records';
import { progressOf, type Surroundings } from '../../../../server/src/bookings/view/progress';
import { aBooking } from '../../../helpers/bookings/a-booking';
import { written } from '../../../helpers/builders/reasons';

const NOW = new Date('2026-03-01T10:00:00.000Z');
const LATER = new Date('2026-03-01T10:05:00.000Z');
const SOON = new Date('2026-03-01T10:01:00.000Z');
const closed = (until: Date): Surroundings['noPermit'] => ({ because: 'closed', until });
const around: Surroundings = {
  baseUrl: 'http://s360.example',
  heldUp: null,
  noPermit: null,
  contactInDoubt: false,
  now: NOW,
};
const offer = {
  orderId: '1',
  fileId: '2',
  lines: [],
  movementIds: [],
  totalBeforeCharges: '80000',
  charges: '0',
  total: '80000',
  differences: [],
  shipmentModes: [],
};
const failure = { code: 'network', reason: written('No answer.'), at: NOW.toISOString() };
const shown = (booking: Partial<BookingRecord>, other: Partial<Surroundings> = {}) =>
  progressOf(aBooking(booking), { ...around, ...other });
const waits = (
  reason: Extract<BookingProgress, { step: 'waiting' }>['reason'],
  until: Date | null,
): BookingProgress => ({
  step: 'waiting',
  reason,
  until: until?.toISOString() ?? null,
  failure: null,
});

describe('what a booking shows as its progress', () => {
  it.each<[string, Partial<BookingRecord>]>([
    ['a draft', { state: 'draft' }],
    ['a refused one', { state: 'failed' }],
    ['a closed one', { state: 'closed' }],
    ['one in doubt, for an operator', { state: 'inDoubt' }],
    ['an open one, for its closing', { state: 'created', offer }],
    ['an incomplete one', { state: 'incomplete', offer }],
  ])('is nothing for %s', (_, booking) => {
    expect(shown(booking)).toBeNull();
  });

  it.each<[string, Partial<BookingRecord>]>([
    ['contact', { state: 'submitted', contactNumber: null }],
    ['create', { state: 'submitted' }],
    ['shipmentModes', { state: 'created', offer: { ...offer, shipmentModes: null } }],
    ['shipment', { state: 'closing', offer, shipmentModeId: '5' }],
    ['close', { state: 'closing', offer }],
    ['abandon', { state: 'abandoning', offer }],
    // The order of the doubt is read.
    [
      'create',
      {
        state: 'inDoubt',
        doubt: { since: NOW.toISOString(), adopt: { orderId: '7', author: 'admin:1' } },
      },
    ],
  ])('is the step %s when that is next', (step, booking) => {
    expect(shown(booking)).toEqual({ step, isCalling: false });
  });

  it('is the step that the order is read for', () => {
    const check = { step: 'abandon', cause: 'lost', failure } as const;
    expect(shown({ state: 'abandoning', offer, check })).toMatchObject({ step: 'abandon' });
  });

  it('is a call while one is under way, whatever else would hold it up', () => {
    const sending = { step: 'create', fence: 1, startedAt: NOW.toISOString() } as const;
    const held = { heldUp: 'paused', noPermit: closed(LATER) } as const;
    expect(shown({ state: 'submitted', sending }, held)).toEqual({
      step: 'create',
      isCalling: true,
    });
  });

  it.each<[string, Partial<BookingRecord>, Partial<Surroundings>, BookingProgress]>([
    ['paused sending', {}, { heldUp: 'paused', noPermit: closed(LATER) }, waits('paused', null)],
    [
      'an institution that is sent nothing yet',
      {},
      { heldUp: 'notStarted' },
      waits('notStarted', null),
    ],
    [
      'an institution that is sent nothing any more',
      {},
      { heldUp: 'stopped' },
      waits('stopped', null),
    ],
    [
      'an S-360 that takes no calls',
      { nextAttemptAt: LATER },
      { noPermit: closed(LATER) },
      waits('limit', LATER),
    ],
    [
      'the limit of a minute',
      {},
      { noPermit: { because: 'window', until: LATER } },
      waits('limit', LATER),
    ],
    [
      'the limit of a month',
      {},
      { noPermit: { because: 'quota', until: LATER } },
      waits('monthLimit', LATER),
    ],
    ['its next attempt', { nextAttemptAt: LATER }, {}, waits('retry', LATER)],
    [
      'its next attempt beyond a limit',
      { nextAttemptAt: LATER },
      { noPermit: closed(SOON) },
      waits('retry', LATER),
    ],
    [
      'the contact’s doubt',
      { contactNumber: null },
      { contactInDoubt: true },
      waits('retry', null),
    ],
    ['its own S-360', {}, { baseUrl: 'http://other.example' }, waits('otherSystem', null)],
    ['an institution that is gone', {}, { baseUrl: null }, waits('otherSystem', null)],
  ])('is waiting for %s', (_, booking, other, expected) => {
    expect(shown({ state: 'submitted', ...booking }, other)).toEqual(expected);
  });

  it('tells why an attempt is made again, and goes on when it is due', () => {
    const booking = { state: 'submitted', failure, nextAttemptAt: LATER } as const;
    expect(shown(booking)).toMatchObject({ reason: 'retry', failure });
    expect(shown(booking, { now: LATER })).toEqual({ step: 'create', isCalling: false });
  });

  it('does not wait for the doubt of a contact that S-360 knows', () => {
    expect(shown({ state: 'submitted' }, { contactInDoubt: true })).toMatchObject({
      step: 'create',
    });
  });
});
