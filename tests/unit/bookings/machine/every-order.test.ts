import { BOOKING_STATES, type BookingState } from '../../../../server/src/contracts';
import type { BookingRecord } from '../../../../server/src/bookings/records';
import { aBooking } from '../../../helpers/bookings/a-booking';
import { BEGINNINGS, bookingOrders } from '../../../helpers/exhaustive/booking-orders';
import { liveEveryOrder } from '../../../helpers/exhaustive/every-order';
import { isLongRun } from '../../../helpers/run-counts';

const MAX_EVENTS = isLongRun() ? 8 : 4;

const follows = { documentId: 'original', fileId: '70', kind: 'reservation' } as const;
const BOOKINGS: [string, Partial<BookingRecord>][] = [
  ['an unpaid sale', {}],
  ['a sale that is sent', { shipmentModeId: '31' }],
  ['a paid sale', { payment: { kind: 'paid', paymentMethodId: '1' } }],
  ['a release', { kind: 'release', follows }],
];

describe('a booking under every order of events', () => {
  it.each(BOOKINGS)(
    'as %s closes at most once and ends in the state of its order in S-360',
    (_name, changes) => {
      const reached = new Set<BookingState>();
      for (const [beginning, events] of Object.entries(BEGINNINGS)) {
        const orders = bookingOrders(aBooking(changes), events, (state) => reached.add(state));
        const { faults } = liveEveryOrder(orders, MAX_EVENTS);
        expect({ beginning, faults }).toEqual({ beginning, faults: [] });
      }
      expect([...reached].sort()).toEqual([...BOOKING_STATES].sort());
    },
  );
});
