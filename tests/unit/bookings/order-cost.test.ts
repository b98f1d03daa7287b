import { confirmClosing } from '../../../server/src/bookings/machine/decisions';
import { applyRead } from '../../../server/src/bookings/machine/read';
import { beginStep } from '../../../server/src/bookings/machine/steps';
import { offerFrom, offeredContent } from '../../../server/src/bookings/offered-order';
import type { BookingRecord } from '../../../server/src/bookings/records';
import { readOrder } from '../../../server/src/bookings/shown-order';
import { StateConflictError } from '../../../server/src/kernel/errors';
import { aBooking } from '../../helpers/bookings/a-booking';
import { anOrder } from '../../helpers/bookings/an-order';
import { ASSUMED } from '../../helpers/orders/read-item';

const AT = new Date('2026-03-01T10:00:00.000Z');
const SEATS = { operationId: 1, kind: 'SINGLE_ENTRY', quantity: 2, totalAmount: 80_000 };
/** S-360’s own sample of an order has charges without amounts, too. */
const CHARGES = { operationId: 2, kind: 'CHARGES' };

const contentOf = (...operations: object[]) =>
  offeredContent({ operations, movements: [], catalogCurrency: null });
const offered = (amount: bigint | null, ...operations: object[]) =>
  offerFrom(contentOf(...operations), '700', aBooking(), amount);

describe('the total of an order', () => {
  it('is the sum of its lines when all of them have an amount', () => {
    const offer = offered(80_000n, SEATS);
    expect(offer).toMatchObject({ total: '80000', charges: '0' });
    expect(offer.isTotalUnsure).toBeUndefined();
  });

  it('is unknown while a line has no amount', () => {
    const offer = offered(null, SEATS, CHARGES);
    expect(offer).toMatchObject({ isTotalUnsure: true, lines: [{}, { total: null }] });
  });

  it('is the amount that S-360 gives for the order, with the rest as charges', () => {
    const offer = offered(85_000n, SEATS, CHARGES);
    expect(offer).toMatchObject({ total: '85000', totalBeforeCharges: '80000', charges: '5000' });
    expect(offer.isTotalUnsure).toBeUndefined();
  });

  it('is unsure when S-360 gives another amount than the lines add up to', () => {
    expect(offered(85_000n, SEATS)).toMatchObject({ total: '80000', isTotalUnsure: true });
  });

  it('ignores the parts of a line, which are included in its amount', () => {
    const part = { operationId: 3, parentOperationId: 1, kind: 'SINGLE_ENTRY', quantity: 1 };
    expect(offered(null, SEATS, part).isTotalUnsure).toBeUndefined();
  });

  it.each([
    ['SALE', 'OPEN', 'preSaleAmount'],
    ['SALE', 'CLOSED', 'saleAmount'],
    ['RESERVATION', 'CLOSED', 'reservationAmount'],
    ['OPTION', 'OPEN', 'optionAmount'],
  ])('of a %s in the state %s is read from S-360’s field %s', (orderType, orderState, where) => {
    const details = { orderId: 700, orderType, orderState, operationDatas: [SEATS] };
    const order = (amounts: object) =>
      readOrder({ orderDetailsData: { ...details, ...amounts } }, ASSUMED);
    expect(order({ [where]: 85_000 })?.amount).toBe(85_000n);
    expect(order({})?.amount).toBeNull();
  });
});

describe('an order whose total S-360 does not give', () => {
  const PAID = { kind: 'paid', paymentMethodId: '16362' } as const;
  const by = { revision: 1, author: 'admin:1', at: AT };
  const unsure = (changes: Partial<BookingRecord> = {}) =>
    aBooking({
      state: 'created',
      orderId: '700',
      offer: offered(null, SEATS, CHARGES),
      ...changes,
    });

  it('is read at once and costs the amount that S-360 then gives', () => {
    const reading = beginStep(unsure(), { step: 'read', fence: 1, now: AT });
    const order = anOrder({ content: contentOf(SEATS, CHARGES), amount: 85_000n });
    const read =
      reading && applyRead(reading.booking, reading.sending, { order, retryAt: AT }, AT)?.booking;
    expect(read).toMatchObject({ total: 85_000n, offer: { total: '85000' } });
    expect(read?.offer?.isTotalUnsure).toBeUndefined();
  });

  it('cannot be closed as paid, only as unpaid', () => {
    const confirmed = { total: '80000' };
    const close = (payment: BookingRecord['payment']) =>
      confirmClosing(unsure(), { ...confirmed, payment }, by);
    expect(() => close(PAID)).toThrow(StateConflictError);
    expect(close({ kind: 'unpaid' }).booking.state).toBe('closing');
  });

  it('returns to a person when the total turns out to be unknown before the payment', () => {
    const sending = { step: 'read', fence: 1, startedAt: AT.toISOString() } as const;
    const closing = unsure({ state: 'closing', payment: PAID, total: 80_000n, sending });
    const order = anOrder({ content: contentOf(SEATS), amount: 85_000n });
    const read = applyRead(closing, sending, { order, retryAt: AT }, AT)?.booking;
    expect(read).toMatchObject({ failure: { code: 'total-unsure' } });
  });
});
