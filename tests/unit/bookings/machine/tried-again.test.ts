import { isTriedAgain, RETRIED_STATES } from '../../../../server/src/bookings/machine/moves';
import type { CreationAttempt } from '../../../../server/src/bookings/records';
import { BOOKING_STATES } from '../../../../server/src/contracts';
import { aBooking } from '../../../helpers/bookings/a-booking';
import { written } from '../../../helpers/builders/reasons';

const AT = '2026-03-01T10:00:00.000Z';
const failure = { code: 'HTTP 503', reason: written('x'), at: AT };

const attempts = (...outcomes: CreationAttempt['outcome'][]): CreationAttempt[] =>
  outcomes.map((outcome, index) => ({
    reference: `CRM-1-${index + 1}`,
    submittedAt: AT,
    author: 'admin:1',
    outcome,
  }));

describe('a booking that failed', () => {
  it('is tried again from its next submission until S-360 has answered', () => {
    const refused = aBooking({ state: 'submitted', attempts: attempts('refused', 'open') });
    expect(isTriedAgain(refused)).toBe(true);
    expect(isTriedAgain({ ...refused, attempts: attempts('notCreated', 'open') })).toBe(true);
    expect(isTriedAgain({ ...refused, state: 'created' })).toBe(false);
    expect(isTriedAgain({ ...refused, state: 'failed', failure })).toBe(false);
  });

  it('is not tried again while somebody changes it, and a withdrawn one did not fail', () => {
    expect(isTriedAgain(aBooking({ state: 'draft', attempts: attempts('refused') }))).toBe(false);
    const withdrawn = aBooking({ state: 'submitted', attempts: attempts('withdrawn', 'open') });
    expect(isTriedAgain(withdrawn)).toBe(false);
  });

  it('is tried again while S-360 cannot be called for its next step', () => {
    const first = aBooking({ state: 'submitted', attempts: attempts('open') });
    expect([null, failure].map((one) => isTriedAgain({ ...first, failure: one }))).toEqual([
      false,
      true,
    ]);
    const closing = aBooking({ state: 'closing', attempts: attempts('created') });
    expect([null, failure].map((one) => isTriedAgain({ ...closing, failure: one }))).toEqual([
      false,
      true,
    ]);
  });

  it('is looked for in each state in which it can be tried again', () => {
    const refused = aBooking({ attempts: attempts('refused', 'open'), failure });
    const states = BOOKING_STATES.filter((state) => isTriedAgain({ ...refused, state }));
    expect(states.toSorted()).toEqual([...RETRIED_STATES].sort());
  });
});
