import {
  abandonBooking,
  applyAnswer,
  failBooking,
  applyStepFailure,
} from '../../../../server/src/bookings/machine/answers';
import {
  confirmClosing,
  decideDoubt,
  submitBooking,
} from '../../../../server/src/bookings/machine/decisions';
import { applyRead } from '../../../../server/src/bookings/machine/read';
import { applyReceivedOrder } from '../../../../server/src/bookings/machine/received-order';
import { nextStep } from '../../../../server/src/bookings/machine/steps';
import { offeredContent } from '../../../../server/src/bookings/offered-order';
import type { BookingRecord } from '../../../../server/src/bookings/records';
import type { ShownOrder } from '../../../../server/src/bookings/shown-order';
import { StateConflictError } from '../../../../server/src/kernel/errors';
import { aBooking } from '../../../helpers/bookings/a-booking';
import { anOffer } from '../../../helpers/bookings/an-offer';
import { anOrder } from '../../../helpers/bookings/an-order';
import { written } from '../../../helpers/builders/reasons';

const AT = new Date('2026-03-01T10:00:00.000Z');
const LATER = new Date('2026-03-01T10:01:00.000Z');
const by = (revision: number) => ({ revision, author: 'admin:1', at: AT });
const failure = { code: 'x', reason: written('x'), at: AT.toISOString() };
const attempt = (number: number, outcome: 'created' | 'notCreated' | 'open') => ({
  reference: `CRM-00000001-${number}`,
  submittedAt: AT.toISOString(),
  author: 'admin:1',
  outcome,
});
const attempts = [attempt(1, 'notCreated'), attempt(2, 'created')];
const OFFER = anOffer({ orderId: '701', fileId: '71' });
const order = (changes: Partial<ShownOrder> = {}) => anOrder({ orderState: 'CLOSED', ...changes });
const arrives = (booking: BookingRecord): BookingRecord => {
  const change = applyReceivedOrder(booking, { order: order(), orderDocumentId: 'order-700' }, AT);
  if (change === null) throw new Error('it is not noted');
  return change.booking;
};
const newer = (changes: Partial<BookingRecord>) =>
  aBooking({ orderId: '701', offer: OFFER, attempts, ...changes });
const sending = (step: 'create' | 'close' | 'read') =>
  ({ step, fence: 1, startedAt: AT.toISOString() }) as const;

/** The late order is read and adopted as if a person had named it. */
const TAKES_IT = {
  state: 'inDoubt',
  orderId: null,
  doubt: { adopt: { orderId: '700', author: null } },
  nextAttemptAt: AT,
};

describe('a closed order of an earlier attempt', () => {
  it('is reported and prevents the newer order from being closed', () => {
    const booking = arrives(newer({ state: 'created' }));
    expect(booking).toMatchObject({ state: 'created', orderId: '701' });
    expect(booking.failure?.code).toBe('closed-otherwise');
    const confirmed = {
      payment: { kind: 'unpaid' },
      shipmentModeId: null,
      total: '80000',
    } as const;
    expect(() => confirmClosing(booking, confirmed, by(booking.revision))).toThrow(
      /give the newer/,
    );
  });

  it('stops a confirmed closing before its call, and the newer order is open again', () => {
    const booking = arrives(newer({ state: 'closing' }));
    expect(nextStep(booking)).toBe('read');
    const reading = { ...booking, sending: sending('read') };
    const open = order({ orderId: '701', orderState: 'OPEN', externalReference: null });
    const change = applyRead(reading, sending('read'), { order: open, retryAt: LATER }, AT);
    expect(change?.booking).toMatchObject({
      state: 'created',
      failure: { code: 'closed-otherwise' },
    });
  });

  it('stops a closing whose answer was lost while the newer order is still open', () => {
    const check = { step: 'close', cause: 'lost', failure } as const;
    const booking = arrives(newer({ state: 'closing', check }));
    const reading = { ...booking, sending: sending('read') };
    const open = order({ orderId: '701', orderState: 'OPEN', externalReference: null });
    const change = applyRead(reading, sending('read'), { order: open, retryAt: LATER }, AT);
    expect(change?.booking).toMatchObject({ state: 'created', check: null });
  });

  it('becomes the order of the booking when the newer order is abandoned', () => {
    const booking = arrives(newer({ state: 'abandoning' }));
    expect(abandonBooking(booking, AT).booking).toMatchObject(TAKES_IT);
    expect(arrives(newer({ state: 'abandoned' }))).toMatchObject(TAKES_IT);
    const told = order({ orderId: '701', orderState: 'ABANDONED', externalReference: null });
    const change = applyReceivedOrder(booking, { order: told, orderDocumentId: 'order-701' }, AT);
    expect(change?.booking).toMatchObject(TAKES_IT);
  });

  it('becomes the order of the booking when the newer attempt was refused, rejected, or declared not created', () => {
    const base = { state: 'submitted', orderId: null, offer: null } as const;
    const booking = arrives(newer({ ...base, sending: sending('create') }));
    expect(booking).toMatchObject({ state: 'submitted', sending: sending('create') });
    expect(failBooking(booking, failure, AT).booking).toMatchObject(TAKES_IT);
    const away = { kind: 'notSent', failure, retryAt: LATER } as const;
    expect(applyStepFailure(booking, sending('create'), away, AT)?.booking).toMatchObject(TAKES_IT);
    const doubt = { since: AT.toISOString(), adopt: null };
    const doubted = arrives(newer({ ...base, state: 'inDoubt', doubt }));
    const { revision } = doubted;
    expect(
      decideDoubt(doubted, { decision: 'notCreated', revision }, by(revision)).booking,
    ).toMatchObject(TAKES_IT);
  });

  it('keeps the reservation that the booking follows and has already sold', () => {
    const follows = { documentId: 'other', fileId: '1', kind: 'option' } as const;
    const booking = arrives(newer({ state: 'abandoning', follows }));
    expect(abandonBooking(booking, AT).freesFollowed).toBeUndefined();
  });

  it('is still reported when the newer order is created meanwhile', () => {
    const base = { state: 'submitted', orderId: null, offer: null } as const;
    const booking = arrives(newer({ ...base, sending: sending('create') }));
    const content = { lines: [], movementIds: [], fileId: null, currency: null };
    const answer = { step: 'create', orderId: '701', orderState: 'OPEN', content } as const;
    const change = applyAnswer(booking, sending('create'), answer, AT);
    expect(change?.booking).toMatchObject({
      orderId: '701',
      failure: { code: 'closed-otherwise' },
    });
  });

  it('prevents another submission of the booking', () => {
    const late = [{ ...attempt(1, 'notCreated'), lateOrderId: '700' }];
    const booking = aBooking({ state: 'failed', attempts: late });
    const ready = { contactNumber: '1001', sellingPoint: { id: '1', abandonDelayMs: 1 } };
    expect(() => submitBooking(booking, ready, by(1))).toThrow(StateConflictError);
  });

  it('is noted once, however often it is received', () => {
    const booking = arrives(newer({ state: 'created' }));
    const again = applyReceivedOrder(booking, { order: order(), orderDocumentId: 'order-700' }, AT);
    expect(again).toBeNull();
  });
});

describe('an open order whose total changes after the closing was confirmed', () => {
  const shown = (totalAmount: bigint): ShownOrder =>
    order({
      orderId: '701',
      orderState: 'OPEN',
      externalReference: 'CRM-00000001-2',
      content: offeredContent({
        operations: [{ operationId: 1, fileId: 71, quantity: 2, totalAmount: Number(totalAmount) }],
        movements: [{ movementId: 3 }],
        catalogCurrency: { currencyCode: 'CHF', fractionDigit: 2 },
      }),
    });
  const tells = (booking: BookingRecord, totalAmount: bigint) =>
    applyReceivedOrder(booking, { order: shown(totalAmount), orderDocumentId: 'order-701' }, AT)
      ?.booking;

  it('returns to a person before the closing is called', () => {
    const closing = newer({ state: 'closing' });
    expect(tells(closing, 90_000n)).toMatchObject({
      failure: { code: 'total-changed' },
      total: 90_000n,
    });
    expect(tells(closing, 90_000n)?.state).not.toBe('closing');
    expect(tells(closing, 80_000n)).toMatchObject({ state: 'closing', total: 80_000n });
  });

  it('does not change a closing that is already called or being checked', () => {
    const check = { step: 'close', cause: 'lost', failure } as const;
    for (const under of [{ sending: sending('close') }, { check }]) {
      const closing = newer({ state: 'closing', ...under });
      expect(tells(closing, 90_000n)).toMatchObject({ state: 'closing', total: 80_000n, ...under });
    }
  });

  it('returns to a person when a read in progress shows the change', () => {
    const closing = newer({ state: 'closing', sending: sending('read') });
    const read = { order: shown(90_000n), retryAt: LATER };
    expect(applyRead(closing, sending('read'), read, AT)?.booking).toMatchObject({
      total: 90_000n,
      failure: { code: 'total-changed' },
    });
  });
});
