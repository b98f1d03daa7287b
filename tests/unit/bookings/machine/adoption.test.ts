import { applyRead } from '../../../../server/src/bookings/machine/read';
import { HOUR_MS } from '../../../../server/src/kernel/time/durations';
import type { ShownOrder } from '../../../../server/src/bookings/shown-order';
import { aBooking } from '../../../helpers/bookings/a-booking';
import { anOffer } from '../../../helpers/bookings/an-offer';
import { anOrder } from '../../../helpers/bookings/an-order';

const AT = new Date('2026-03-01T10:00:00.000Z');
const sending = { step: 'read', fence: 1, startedAt: AT.toISOString() } as const;
const doubted = aBooking({
  state: 'inDoubt',
  sending,
  doubt: { since: AT.toISOString(), adopt: { orderId: '700', author: 'admin:1' } },
  attempts: [
    { reference: 'CRM-00000001-1', submittedAt: AT.toISOString(), author: null, outcome: 'open' },
  ],
});
const reads = (changes: Partial<ShownOrder>) => {
  const order: ShownOrder = {
    orderId: '700',
    orderType: 'SALE',
    orderState: 'CLOSED',
    contactReference: '1001',
    externalReference: null,
    fileId: '70',
    expirationDate: null,
    amount: null,
    content: { lines: [], movementIds: [], fileId: null, currency: null },
    ...changes,
  };
  return applyRead(doubted, sending, { order, retryAt: AT }, AT)?.booking;
};

describe('an order with the reference of an attempt', () => {
  it('belongs to the booking even when a desk has changed the buyer', () => {
    const order = { contactReference: '1002', externalReference: 'CRM-00000001-1' };
    expect(reads(order)).toMatchObject({ state: 'closed', orderId: '700' });
  });
});

describe('a read of an open order', () => {
  const offer = anOffer();
  const open = aBooking({ state: 'created', orderId: '700', fileId: '70', offer, sending });
  const shows = (order: ShownOrder) => {
    const booking = applyRead({ ...open, total: 80_000n }, sending, { order, retryAt: AT }, AT);
    return (booking?.booking.revision ?? 0) - open.revision;
  };

  it('that shows nothing new leaves the decision valid that a person is making', () => {
    expect(shows(anOrder())).toBe(0);
  });

  it('that shows other content or an unknown state requires a new decision', () => {
    expect(shows(anOrder({ fileId: '71' }))).toBe(1);
    expect(shows(anOrder({ orderState: 'PAYMENT_PENDING' }))).toBe(1);
  });
});

describe('an open order that was adopted', () => {
  const order: Partial<ShownOrder> = { orderState: 'OPEN' };

  it('was just read and is not read again for an hour', () => {
    const nextAttemptAt = new Date(AT.getTime() + HOUR_MS);
    expect(reads(order)).toMatchObject({ state: 'incomplete', nextAttemptAt });
  });
});

describe('the order that an operator names for a booking in doubt', () => {
  it.each([null, 'CRM-00000001-1', 'a note of somebody at the desk'])(
    'is adopted with the reference %j',
    (externalReference) => {
      expect(reads({ externalReference })).toMatchObject({ state: 'closed', orderId: '700' });
    },
  );

  it.each<[string, Partial<ShownOrder>]>([
    ['order-of-another-booking', { externalReference: 'CRM-00000002-1' }],
    ['order-of-another-contact', { contactReference: '1002' }],
    ['order-of-another-kind', { orderType: 'RESERVATION' }],
  ])('is not adopted for the reason %s', (code, changes) => {
    expect(reads(changes)).toMatchObject({
      state: 'inDoubt',
      orderId: null,
      failure: { code },
      doubt: { adopt: null },
    });
  });
});
