import { bookingPersonalData } from '../../../server/src/bookings/personal-data';
import { BOOKING_EVENT_UID } from '../../../server/src/contracts/uids';

describe('the personal data of bookings', () => {
  const events = bookingPersonalData.find(({ uid }) => uid === BOOKING_EVENT_UID);
  if (!events || !('rowsOf' in events)) throw new Error('Events hold nothing of people.');

  it('includes the number of a contact that S-360 created for a booking', () => {
    const numbers = [{ institution: 'myvenue', number: '7' }];
    const of = { numbers } as never;
    expect(events.rowsOf(of)).toEqual([
      { kind: 'contactCreated', detail: '7' },
      { kind: 'refused', $or: [' ', ':', '('].map(($contains) => ({ detail: { $contains } })) },
    ]);
    expect(events.erased({ kind: 'contactCreated', detail: '7' }, of)).toEqual({
      detail: null,
      reason: null,
    });
  });

  it('includes a refusal that names the person, and no other', () => {
    const folded = { emails: new Set(), names: new Set(['may']), firstNames: new Set() };
    const of = { numbers: [], folded } as never;
    const refused = (detail: string) => events.erased({ kind: 'refused', detail }, of);
    expect(refused('Known: May (7)')).toEqual({ detail: null, reason: null });
    expect(refused('Mays Adresse fehlt')).toEqual({ detail: null, reason: null });
    expect(['The mayor is busy', 'error.order.may'].map(refused)).toEqual([null, null]);
  });
});
