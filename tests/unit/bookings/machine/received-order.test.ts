import type { BookingState } from '../../../../server/src/contracts';
import { offeredContent } from '../../../../server/src/bookings/offered-order';
import { applyReceivedOrder } from '../../../../server/src/bookings/machine/received-order';
import type { BookingRecord } from '../../../../server/src/bookings/records';
import type { ShownOrder } from '../../../../server/src/bookings/shown-order';
import { aBooking } from '../../../helpers/bookings/a-booking';
import { anOrder } from '../../../helpers/bookings/an-order';

const AT = new Date('2026-03-01T10:00:00.000Z');
const attempt = (number: number, outcome: 'open' | 'notCreated' | 'refused' = 'open') => ({
  reference: `CRM-00000001-${number}`,
  submittedAt: AT.toISOString(),
  author: 'admin:1',
  outcome,
});
const order = (changes: Partial<ShownOrder>) => anOrder({ orderState: 'CLOSED', ...changes });
const arrives = (booking: BookingRecord, changes: Partial<ShownOrder>) =>
  applyReceivedOrder(booking, { order: order(changes), orderDocumentId: 'order-1' }, AT);
const inDoubt = { since: AT.toISOString(), adopt: null };

describe('an order received from S-360', () => {
  it.each<[string, BookingState]>([
    ['CLOSED', 'closed'],
    ['ABANDONED', 'abandoned'],
    ['OPEN', 'incomplete'],
  ])('in the state %s ends the doubt about its booking, which becomes %s', (orderState, state) => {
    const booking = aBooking({ state: 'inDoubt', doubt: inDoubt, attempts: [attempt(1)] });
    const change = arrives(booking, { orderState });
    expect(change?.booking).toMatchObject({
      state,
      orderId: '700',
      orderDocumentId: 'order-1',
      doubt: null,
    });
  });

  it('of an older, abandoned attempt leaves the newer attempt unchanged', () => {
    const attempts = [attempt(1, 'notCreated'), attempt(2)];
    for (const state of ['submitted', 'inDoubt', 'created', 'failed'] as const) {
      const booking = aBooking({ state, attempts, orderId: state === 'created' ? '701' : null });
      const change = arrives(booking, { orderState: 'ABANDONED' });
      expect(change?.booking).toEqual(booking);
      expect(change?.events).toMatchObject([{ kind: 'orderReceived', detail: '700' }]);
    }
  });

  it('of an older, closed attempt is adopted before the newer attempt is sent', () => {
    const attempts = [attempt(1, 'notCreated'), attempt(2)];
    const booking = aBooking({ state: 'submitted', attempts });
    expect(arrives(booking, {})?.booking).toMatchObject({ state: 'closed', orderId: '700' });
  });

  it('of an older, closed attempt is remembered while the newer attempt is being sent', () => {
    const attempts = [attempt(1, 'notCreated'), attempt(2)];
    const sending = { step: 'create', fence: 1, startedAt: AT.toISOString() } as const;
    const booking = aBooking({ state: 'submitted', attempts, sending });
    const { attempts: kept, ...rest } = arrives(booking, {})?.booking ?? aBooking();
    expect(rest).toMatchObject({ state: 'submitted', orderId: null, sending });
    expect(kept).toMatchObject([{ lateOrderId: '700' }, { outcome: 'open' }]);
  });

  it('belongs to the booking when it is closed although it was declared not created', () => {
    const booking = aBooking({ state: 'failed', attempts: [attempt(1, 'notCreated')] });
    expect(arrives(booking, {})?.booking).toMatchObject({ state: 'closed' });
    expect(arrives(booking, { orderState: 'ABANDONED' })?.booking).toEqual(booking);
  });

  it('ends a step in progress, whose answer then has no effect', () => {
    const sending = { step: 'close', fence: 1, startedAt: AT.toISOString() } as const;
    const booking = aBooking({ state: 'closing', orderId: '700', sending, attempts: [attempt(1)] });
    expect(arrives(booking, {})?.booking).toMatchObject({ state: 'closed', sending: null });
  });

  it('with another reference is ignored', () => {
    const booking = aBooking({ state: 'inDoubt', doubt: inDoubt, attempts: [attempt(1)] });
    expect(arrives(booking, { externalReference: null })).toBeNull();
    expect(arrives(booking, { externalReference: 'CRM-00000002-1' })).toBeNull();
  });

  it('sets the expiry of a reservation', () => {
    const expirationDate = new Date('2026-03-15T10:00:00.000Z');
    const booking = aBooking({ kind: 'reservation', state: 'closed', orderId: '700' });
    const change = arrives(booking, { expirationDate, orderType: 'RESERVATION' });
    expect(change?.booking).toMatchObject({ state: 'closed', expiresAt: expirationDate });
  });

  describe('after its booking was closed', () => {
    const content = (quantity: number): ShownOrder['content'] =>
      offeredContent({
        operations: [
          { operationId: 1, performanceId: 5, seatCategoryId: 6, quantity, unitPrice: 20_000 },
        ],
        movements: [],
        catalogCurrency: { currencyCode: 'CHF', fractionDigit: 2 },
      });
    const closed = (): BookingRecord => {
      const booking = aBooking({ state: 'submitted', kind: 'reservation', attempts: [attempt(1)] });
      return arrives(booking, { content: content(2) })?.booking ?? booking;
    };

    it('leaves pending decisions valid when its content is unchanged', () => {
      const booking = { ...closed(), orderDocumentId: null };
      expect(booking).toMatchObject({ state: 'closed', offer: { held: [{ quantity: 2 }] } });
      const after = arrives(booking, { content: content(2), expirationDate: AT })?.booking;
      const { revision } = booking;
      expect(after).toMatchObject({ revision, orderDocumentId: 'order-1', expiresAt: AT });
    });

    it('invalidates pending decisions when its content has changed', () => {
      const booking = closed();
      const after = arrives(booking, { content: content(1) })?.booking;
      expect(after).toMatchObject({
        revision: booking.revision + 1,
        offer: { held: [{ quantity: 1 }] },
      });
    });
  });

  it('that is abandoned frees the booking that its own booking follows', () => {
    const follows = { documentId: 'other', fileId: '1', kind: 'option' } as const;
    const booking = aBooking({ state: 'created', orderId: '700', follows, attempts: [attempt(1)] });
    expect(arrives(booking, { orderState: 'ABANDONED' })).toMatchObject({ freesFollowed: true });
  });
});
