import { SPOTS, spotOf } from '../../../../../../admin/src/features/bookings/composer/model/spots';

describe('where an obstacle can be cleared', () => {
  it.each([
    ['noContact', SPOTS.contact],
    ['noLines', SPOTS.search],
    ['tooManyLines', SPOTS.offer],
    ['contactNotSent', SPOTS.contactPage],
    ['contactOfOtherSystem', SPOTS.contactPage],
    ['contactUnlinked', SPOTS.contact],
    ['contactInDoubt', SPOTS.contactPage],
    ['paymentMethodUnknown', SPOTS.payment],
  ] as const)('%s is cleared at %s', (code, spot) => {
    expect(spotOf({ code, line: null })).toBe(spot);
  });

  it('is the line that it is of', () => {
    expect(spotOf({ code: 'noPrice', line: 2 })).toBe(SPOTS.line(2));
  });
});
