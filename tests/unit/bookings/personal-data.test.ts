import { bookingPersonalData } from '../../../server/src/bookings';
import { BOOKING_EVENT_UID } from '../../../server/src/contracts/uids';

describe('the personal data of bookings', () => {
  it('includes the number of a contact that S-360 created for a booking', () => {
    const events = bookingPersonalData.find(({ uid }) => uid === BOOKING_EVENT_UID);
    const numbers = [{ institution: 'myvenue', number: '7' }];
    const of = { numbers } as never;
    if (!events || !('rowsOf' in events)) throw new Error('Events hold nothing of people.');
    expect(events.rowsOf(of)).toEqual([{ kind: 'contactCreated', detail: '7' }]);
    expect(events.erased({ kind: 'contactCreated', detail: '7' }, of)).toEqual({ detail: null });
  });
});
