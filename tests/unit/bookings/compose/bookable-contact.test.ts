import { readReason } from '../../../../server/src/contracts/reasons';
import { statusWith, whyNoNumber } from '../../../../server/src/bookings/compose/bookable-contact';

const HERE = 'https://myvenue.example.com';
const sentTo = { baseUrl: HERE, isSent: true };
const leftOut = { baseUrl: HERE, isSent: false };
const link = { baseUrl: HERE, state: 'inSync', contactNumber: '10', failure: null };

describe('the status of a contact at an institution', () => {
  it.each([
    ['known', link, sentTo],
    ['known', link, leftOut],
    ['toBePushed', undefined, sentTo],
    ['toBePushed', { ...link, state: 'pending', contactNumber: null }, sentTo],
    ['inDoubt', { ...link, state: 'inDoubt', contactNumber: null }, sentTo],
    ['notSent', undefined, leftOut],
    ['unlinked', { ...link, state: 'unlinked' }, sentTo],
    ['otherSystem', { ...link, baseUrl: 'https://production.example.com' }, sentTo],
  ])('is "%s" for the right combinations of link and filter', (status, of, where) => {
    expect(statusWith(of, where)).toMatchObject({ status });
  });

  it('comes with a contact number only when bookings can use the number', () => {
    expect(statusWith(link, sentTo).contactNumber).toBe('10');
    expect(statusWith({ ...link, state: 'unlinked' }, sentTo).contactNumber).toBeNull();
  });

  it.each([
    ['notSent', 'bookingContactNotSent'],
    ['unlinked', 'notLinkedAnyMore'],
    ['otherSystem', 'linkedToOtherS360'],
  ] as const)('"%s" has its own reason for the missing contact number', (status, code) => {
    expect(readReason(whyNoNumber(status, 'myvenue'))?.code).toBe(code);
  });
});
