import { readReason } from '../../../../server/src/contracts/reasons';
import { statusWith, whyNoNumber } from '../../../../server/src/bookings/compose/bookable-contact';

const HERE = 'https://myvenue.example.com';
const sentTo = { baseUrl: HERE, isSent: true };
const leftOut = { baseUrl: HERE, isSent: false };
const link = { baseUrl: HERE, state: 'inSync', contactNumber: '10', failure: null };

describe('how a contact stands at an institution', () => {
  it.each([
    ['known', link, sentTo],
    ['known', link, leftOut],
    ['toBePushed', undefined, sentTo],
    ['toBePushed', { ...link, state: 'pending', contactNumber: null }, sentTo],
    ['inDoubt', { ...link, state: 'inDoubt', contactNumber: null }, sentTo],
    ['notSent', undefined, leftOut],
    ['unlinked', { ...link, state: 'unlinked' }, sentTo],
    ['otherSystem', { ...link, baseUrl: 'https://production.example.com' }, sentTo],
  ])('is %s', (status, of, where) => {
    expect(statusWith(of, where)).toMatchObject({ status });
  });

  it('has a number only where it can be booked for with it', () => {
    expect(statusWith(link, sentTo).contactNumber).toBe('10');
    expect(statusWith({ ...link, state: 'unlinked' }, sentTo).contactNumber).toBeNull();
  });

  it.each([
    ['notSent', 'bookingContactNotSent'],
    ['unlinked', 'notLinkedAnyMore'],
    ['otherSystem', 'linkedToOtherS360'],
  ] as const)('that it gets no number while it is %s has a reason of its own', (status, code) => {
    expect(readReason(whyNoNumber(status, 'myvenue'))?.code).toBe(code);
  });
});
