import { SPOTS, spotOf } from '../../../../../../admin/src/features/bookings/composer/model/spots';

describe('the link from an obstacle to the place that clears it', () => {
  it.each([
    ['noContact', SPOTS.contact],
    ['noLines', SPOTS.search],
    ['tooManyLines', SPOTS.offer],
    ['contactNotSent', SPOTS.contactPage],
    ['contactOfOtherSystem', SPOTS.contactPage],
    ['contactUnlinked', SPOTS.contact],
    ['contactInDoubt', SPOTS.contactPage],
    ['paymentMethodUnknown', SPOTS.payment],
  ] as const)('leads from %s to %s', (code, spot) => {
    expect(spotOf({ code, line: null })).toBe(spot);
  });

  it('leads to the line that the obstacle names', () => {
    expect(spotOf({ code: 'noPrice', line: 2 })).toBe(SPOTS.line(2));
  });
});
