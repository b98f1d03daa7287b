import { actionsOf } from '../../../../../admin/src/features/bookings/model/actions';
import type { BookingRights } from '../../../../../admin/src/features/bookings/model/actions';
import en from '../../../../../admin/src/translations/en';
import { aBooking, anEvent, anOffer, anOpenBooking } from '../../../../helpers/builders/bookings';

const EVERYTHING: BookingRights = { mayCompose: true, maySubmit: true, mayRelease: true };
const NOTHING: BookingRights = { mayCompose: false, maySubmit: false, mayRelease: false };

const held = anOpenBooking({ kind: 'reservation', state: 'closed', status: 'held' });

describe('the actions that the booking screen offers', () => {
  it.each([
    ['a draft', aBooking(), ['submit', 'change', 'duplicate', 'discard']],
    [
      'a draft that was submitted once',
      aBooking({ events: [anEvent('composed'), anEvent('submitted')] }),
      ['submit', 'change', 'duplicate'],
    ],
    [
      'a booking that S-360 refused',
      aBooking({ state: 'failed' }),
      ['submit', 'change', 'duplicate'],
    ],
    [
      'a draft that was withdrawn before its first call to S-360',
      aBooking({ events: [anEvent('composed'), anEvent('submitted'), anEvent('withdrawn')] }),
      ['submit', 'change', 'duplicate', 'discard'],
    ],
    [
      'a booking that waits to be created',
      aBooking({
        state: 'submitted',
        progress: { step: 'waiting', until: null, reason: 'paused', failure: null },
      }),
      ['withdraw', 'duplicate'],
    ],
    [
      'a booking whose contact is sent first',
      aBooking({ state: 'submitted', progress: { step: 'contact', isCalling: false } }),
      ['withdraw', 'duplicate'],
    ],
    [
      'a booking that is being created',
      aBooking({ state: 'submitted', progress: { step: 'create', isCalling: true } }),
      ['duplicate'],
    ],
    ['a booking in doubt', aBooking({ state: 'inDoubt' }), ['duplicate']],
    ['an open booking', anOpenBooking(), ['close', 'message', 'abandon', 'duplicate']],
    [
      'an incomplete booking',
      anOpenBooking({ state: 'incomplete' }),
      ['close', 'message', 'abandon', 'duplicate'],
    ],
    ['a booking whose answer is missing', anOpenBooking({ offer: null }), ['abandon', 'duplicate']],
    ['a booking that is being closed', anOpenBooking({ state: 'closing' }), ['duplicate']],
    [
      'a booking whose closing waits',
      anOpenBooking({
        state: 'closing',
        progress: { step: 'waiting', until: null, reason: 'limit', failure: null },
      }),
      ['withdraw', 'duplicate'],
    ],
    ['a closed sale', anOpenBooking({ state: 'closed' }), ['message', 'duplicate']],
    ['a held reservation', held, ['sell', 'message', 'release', 'duplicate']],
    ['a sold reservation', { ...held, status: 'sold' as const }, ['duplicate']],
    ['an abandoned booking', anOpenBooking({ state: 'abandoned' }), ['duplicate']],
    [
      'a release that S-360 refused',
      aBooking({
        kind: 'release',
        state: 'failed',
        offer: anOffer(),
        follows: { documentId: 'b0', reference: 'CRM-1' },
      }),
      ['submit'],
    ],
  ])('match the state of %s', (_what, booking, actions) => {
    expect(actionsOf(booking, EVERYTHING)).toEqual(actions);
  });

  it.each([
    [{ maySubmit: true }, []],
    [{ mayRelease: true }, []],
    [{ maySubmit: true, mayRelease: true }, ['submit']],
  ])(
    'for the refused sale of a reservation to a user with the permissions %j are %j',
    (rights, actions) => {
      const sale = aBooking({ state: 'failed', follows: { documentId: 'b0', reference: 'CRM-1' } });
      expect(actionsOf(sale, { ...NOTHING, ...rights })).toEqual(actions);
    },
  );

  it('are none for a user who may only read', () => {
    for (const booking of [aBooking(), anOpenBooking(), held]) {
      expect(actionsOf(booking, NOTHING)).toEqual([]);
    }
  });

  it.each([
    [{ mayCompose: true }, ['duplicate']],
    [{ maySubmit: true }, ['message']],
    [{ mayRelease: true }, ['sell', 'release']],
  ])('follow the permissions %j of the user', (rights, actions) => {
    expect(actionsOf(held, { ...NOTHING, ...rights })).toEqual(actions);
  });
});

describe('the advice of the start page about a refused booking', () => {
  it('is not to give it up, which its page does not offer', () => {
    expect(en['attention.failedBooking.todo']).not.toMatch(/give (it|them) up/);
  });
});
