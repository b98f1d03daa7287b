import {
  changeBooking,
  columnsOfFollower,
  confirmAbandonment,
  confirmClosing,
  decideDoubt,
  submitBooking,
  withdrawRequest,
} from '../../../../server/src/bookings/machine/decisions';
import type { BookingRecord } from '../../../../server/src/bookings/records';
import { aBooking, aLine } from '../../../helpers/bookings/a-booking';
import { anOffer } from '../../../helpers/bookings/an-offer';
import { written } from '../../../helpers/builders/reasons';

const AT = new Date('2026-03-01T10:00:00.000Z');
const BY = { revision: 1, author: 'admin:1', at: AT };
const failure = { code: 'HTTP 509', reason: written('x'), at: AT.toISOString() };
const toOption = { documentId: 'other', fileId: '1', kind: 'option' } as const;
const submission = { contactNumber: '1', sellingPoint: { id: '1', abandonDelayMs: 1000 } };
const unpaid = { payment: { kind: 'unpaid' }, total: '80000' } as const;
const paid = { ...unpaid, payment: { kind: 'paid', paymentMethodId: '5' } } as const;

const open = (changes: Partial<BookingRecord> = {}): BookingRecord =>
  aBooking({ state: 'created', offer: anOffer(), failure, tries: 2, ...changes });
const inDoubt = (changes: Partial<BookingRecord> = {}): BookingRecord =>
  aBooking({
    state: 'inDoubt',
    doubt: { since: AT.toISOString(), adopt: null },
    attempts: [
      { reference: 'R-1', submittedAt: AT.toISOString(), author: null, outcome: 'refused' },
      { reference: 'R-2', submittedAt: AT.toISOString(), author: null, outcome: 'open' },
    ],
    ...changes,
  });
const event = (kind: string, detail: string | null = null) => ({
  kind,
  author: 'admin:1',
  detail,
});

describe('the effect of a decision', () => {
  it('to change a refused booking is a draft without its failure', () => {
    const failed = aBooking({ state: 'failed', failure });
    const { booking, events } = changeBooking(failed, { ...failed, notes: 'aisle' }, BY);
    expect(booking).toMatchObject({ state: 'draft', failure: null, notes: 'aisle' });
    expect(events).toEqual([event('changed')]);
  });

  it('to submit it claims the booking that it follows, if any', () => {
    const following = submitBooking(aBooking({ follows: toOption }), submission, BY);
    expect(following.claims).toBe('other');
    expect(following.events).toEqual([event('submitted', 'CRM-00000001-1')]);
    expect(following.booking.attempts).toMatchObject([{ outcome: 'open', author: 'admin:1' }]);
    expect(submitBooking(aBooking(), submission, BY)).not.toHaveProperty('claims');
  });

  it('to withdraw it frees nothing when it follows no booking', () => {
    const { booking } = submitBooking(aBooking(), submission, BY);
    expect(withdrawRequest(booking, { ...BY, revision: 2 })).not.toHaveProperty('freesFollowed');
  });

  it.each([
    [
      'to close it',
      'closing',
      'closeConfirmed',
      (one: BookingRecord) => confirmClosing(one, unpaid, BY),
    ],
    [
      'to abandon it',
      'abandoning',
      'abandonConfirmed',
      (one: BookingRecord) => confirmAbandonment(one, BY),
    ],
  ])('%s leaves a call under way, without the earlier failure', (_what, state, kind, decide) => {
    const sending = { step: 'read', fence: 1, startedAt: AT.toISOString() } as const;
    const { booking, events } = decide(open({ sending }));
    expect(booking).toMatchObject({ state, sending, failure: null, tries: 0 });
    expect(events).toEqual([event(kind)]);
  });

  it('that an order is that of a booking in doubt is to read it at once', () => {
    const decision = { decision: 'adopt', orderId: '700', revision: 1 } as const;
    const { booking, events } = decideDoubt(inDoubt({ tries: 3, failure }), decision, BY);
    expect(booking).toMatchObject({
      state: 'inDoubt',
      doubt: { since: AT.toISOString(), adopt: { orderId: '700', author: 'admin:1' } },
      failure: null,
      tries: 0,
      nextAttemptAt: AT,
    });
    expect(events).toEqual([]);
  });

  it('that S-360 has no order names the last attempt and frees the followed booking, if any', () => {
    const decision = { decision: 'notCreated', revision: 1 } as const;
    const following = decideDoubt(inDoubt({ follows: toOption }), decision, BY);
    expect(following.events).toEqual([event('declaredNotCreated', 'R-2')]);
    expect(following.freesFollowed).toBe(true);
    expect(decideDoubt(inDoubt(), decision, BY)).not.toHaveProperty('freesFollowed');
  });
});

describe('a decision that cannot be made', () => {
  it.each([
    ['to close a booking without an offer', { offer: null }, unpaid, /amount/],
    ['to take a payment for a reservation', { kind: 'reservation' as const }, paid, /only a sale/],
    [
      'to take a payment for an unsure total',
      { offer: anOffer({ isTotalUnsure: true }) },
      paid,
      /for sure/,
    ],
  ])('is %s', (_what, changes, confirmed, why) => {
    expect(() => confirmClosing(open(changes), confirmed, BY)).toThrow(why);
  });

  it('can be made for a reservation without payment, and an unsure total that is not paid', () => {
    expect(confirmClosing(open({ kind: 'reservation' }), unpaid, BY).booking.state).toBe('closing');
    const unsure = open({ offer: anOffer({ isTotalUnsure: true }) });
    expect(confirmClosing(unsure, unpaid, BY).booking.state).toBe('closing');
  });
});

describe('the booking that sells or releases another', () => {
  const sale = { kind: 'sale', payment: { kind: 'unpaid' } } as const;
  const held = aBooking({ kind: 'option', state: 'closed', fileId: '70', offer: anOffer() });

  it('follows an option with its lines', () => {
    expect(columnsOfFollower(held, 'held', sale, 1)).toEqual({
      follows: { documentId: 'booking-1', fileId: '70', kind: 'option' },
      lines: held.lines,
      ...sale,
    });
  });

  it('has the lines that S-360 holds, where they are known', () => {
    const lines = [aLine({ quantity: 1 })];
    const other = { ...held, offer: anOffer({ held: lines }) };
    expect(columnsOfFollower(other, 'held', sale, 1).lines).toEqual(lines);
    expect(columnsOfFollower({ ...held, offer: null }, 'held', sale, 1).lines).toEqual(held.lines);
  });

  it('cannot follow a booking that holds nothing', () => {
    const follow = (changes: Partial<BookingRecord>, status: 'held' | 'sold' | null = 'held') =>
      columnsOfFollower({ ...held, ...changes }, status, sale, 1);
    expect(() => follow({ kind: 'sale' })).toThrow(/CRM-00000001/);
    expect(() => follow({ fileId: null })).toThrow(/CRM-00000001/);
    expect(() => follow({}, 'sold')).toThrow(/CRM-00000001/);
    expect(() => follow({}, null)).toThrow(/CRM-00000001/);
    expect(follow({ kind: 'reservation' }).follows?.kind).toBe('reservation');
  });
});
