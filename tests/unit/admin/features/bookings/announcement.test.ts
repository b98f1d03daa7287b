import { announcementOf } from '../../../../../admin/src/features/bookings/model/announcement';
import { aBooking, anOpenBooking } from '../../../../helpers/builders/bookings';
import { written } from '../../../../helpers/builders/reasons';

const failure = {
  code: 'error.order.availability',
  reason: written('No availability'),
  at: '2027-01-10T09:20:00.000Z',
};
const waiting = { step: 'waiting', until: null, reason: 'paused', failure } as const;

describe('the announcement of a booking to screen readers', () => {
  it('names the state of the booking', () => {
    expect(announcementOf(anOpenBooking())).toEqual({
      state: 'created',
      status: null,
      step: null,
      waiting: null,
      failure: null,
    });
    expect(announcementOf(aBooking({ state: 'closed', status: 'held' }))).toMatchObject({
      state: 'closed',
      status: 'held',
    });
  });

  it('names the step being carried out, or what the booking waits for', () => {
    const submitted = aBooking({ state: 'submitted' });
    expect(announcementOf(submitted)).toMatchObject({ step: 'create', waiting: null });
    expect(announcementOf({ ...submitted, progress: waiting, failure })).toMatchObject({
      step: null,
      waiting: 'paused',
      failure: null,
    });
  });

  it.each([
    ['failed', 'booking.failed'],
    ['created', 'booking.stepFailed'],
    ['incomplete', 'booking.explained.incomplete.title'],
  ] as const)('says what went wrong with a booking in the state %s', (state, title) => {
    expect(announcementOf(aBooking({ state, failure })).failure).toEqual({ title, failure });
  });

  it('mentions no refusal where S-360 refused nothing', () => {
    const notCreated = aBooking({ state: 'failed', isDeclaredNotCreated: true, failure });
    expect(announcementOf(notCreated)).toMatchObject({ state: 'notCreated', failure: null });
  });

  it('says for a booking in doubt why an order was not adopted', () => {
    const doubt = { dueAt: failure.at, candidates: [] };
    const inDoubtSince = (since: string) =>
      announcementOf(aBooking({ state: 'inDoubt', inDoubt: { ...doubt, since }, failure })).failure;
    expect(inDoubtSince('2027-01-10T09:00:00.000Z')).toEqual({
      title: 'booking.inDoubt.notAdopted',
      failure,
    });
    expect(inDoubtSince(failure.at)).toBeNull();
  });
});
