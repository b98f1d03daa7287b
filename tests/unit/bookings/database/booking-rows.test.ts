import { bookingToRow } from '../../../../server/src/bookings/database/booking-rows';
import { aBooking, aLine } from '../../../helpers/bookings/a-booking';

describe('the row of a booking', () => {
  it.each([
    ['2027-03-10T19:00:00.000Z', '2027-03-10T19:00:00.000Z'],
    // MariaDB stores no such year, and a booking must not fail for it.
    ['+010000-01-01T00:00:00.000Z', '9999-12-31T00:00:00.000Z'],
    ['-000001-01-01T00:00:00.000Z', '1000-01-01T00:00:00.000Z'],
  ])('has a first performance of %s as what all databases can store', (performanceAt, stored) => {
    const row = bookingToRow(aBooking({ kind: 'option', lines: [aLine({ performanceAt })] }));
    expect(row.performanceAt).toEqual(new Date(stored));
  });
});
