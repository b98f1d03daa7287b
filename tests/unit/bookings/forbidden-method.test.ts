import {
  performBooking,
  type BookingPorts,
} from '../../../server/src/bookings/submit/perform-booking';
import type { BookingRecord } from '../../../server/src/bookings/records';
import { closingReasonOf } from '../../../server/src/sending/outcome';
import type { CallName } from '../../../server/src/s360';
import {
  S360AuthenticationError,
  S360BusinessError,
  type S360Error,
} from '../../../server/src/s360/errors';
import { aBooking } from '../../helpers/bookings/a-booking';
import { memoryBookingStore } from '../../helpers/bookings/memory-booking-store';
import { ASSUMED } from '../../helpers/orders/read-item';

const AT = new Date('2026-03-01T10:00:00.000Z');
const CALL = { institution: 'myvenue', service: 'externalOrderService', method: 'closeOrder' };

/** The booking and the state of the institution after the closing failed with this error. */
async function closingFails(error: S360Error) {
  const store = memoryBookingStore();
  const booking = aBooking({ state: 'closing', orderId: '700' });
  await store.insert(booking, [], AT);
  const fails = () => Promise.reject(error);
  const ports = {
    store,
    institution: 'myvenue',
    baseUrl: booking.baseUrl,
    assumptions: ASSUMED,
    client: { closeOrder: fails } as unknown as BookingPorts['client'],
    clock: { now: () => AT },
    fence: () => Promise.resolve(1),
    takePermit: (call: CallName) =>
      Promise.resolve({
        kind: 'granted' as const,
        permit: { ...call, institution: 'myvenue', lane: 'booking' as const, takenAtMs: 0 },
      }),
    noteAnswer: () => undefined,
    contact: () => Promise.reject(new Error('nobody asks for it')),
  };
  const { documentId } = booking;
  const step = { step: 'close', lane: 'booking', attempts: 0, key: documentId } as const;
  const result = await performBooking({ kind: 'booking', documentId, ...step }, ports);
  const after: BookingRecord | null = await store.find(documentId);
  const closing = result.kind === 'callFailed' ? closingReasonOf(result.error) : null;
  return { closing, after };
}

describe('a closing that S-360 rejects', () => {
  it('counts as refused without pausing the institution when only its method is forbidden', async () => {
    const { after, closing } = await closingFails(
      new S360AuthenticationError(CALL, { status: 403 }),
    );
    expect(closing).toBeNull();
    expect(after).toMatchObject({ check: { step: 'close', cause: 'refused' } });
  });

  it('waits when S-360 rejects the credentials', async () => {
    const { after, closing } = await closingFails(
      new S360AuthenticationError(CALL, { status: 401 }),
    );
    expect(closing).toEqual({ kind: 'locked' });
    expect(after).toMatchObject({ state: 'closing', check: null, failure: { code: 'HTTP 401' } });
  });

  it('counts as refused even when the refusal names its order', async () => {
    const refusal = { statusCode: 'error', statusDetail: 'x', namesOrder: true, orderId: '700' };
    const { after } = await closingFails(new S360BusinessError(CALL, refusal));
    expect(after).toMatchObject({ check: { step: 'close', cause: 'refused' } });
  });
});
