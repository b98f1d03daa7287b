import { meaningShown } from '../../../../server/src/orders/holds/shown-expiry';

/** The day of the expiration date, which ends in Zurich at 22:00 in UTC. */
const DAY = '2026-05-20T00:00:00Z';
const BEFORE = '2026-05-10T09:00:00Z';
const ON_THE_DAY = '2026-05-20T09:00:00Z';
const AFTER_IT = '2026-05-20T22:05:00Z';

const order = (orderType: string, at: string, more: object = {}) => ({
  orderType,
  orderOriginator: 'DESK',
  creationDateTime: new Date(at),
  expirationDate: null,
  ...more,
});
const hold = (at = BEFORE, expires = DAY) =>
  order('RESERVATION', at, { expirationDate: new Date(expires) });
const released = (at: string) => order('RESERVATION_FREEING', at, { orderOriginator: 'BATCH' });

describe('the end of a hold whose expiration date is a midnight', () => {
  it.each([
    ['a hold that was made on that day', [hold(ON_THE_DAY)], 'endOfDay'],
    ['a sale of it on that day', [hold(), order('SALE', ON_THE_DAY)], 'endOfDay'],
    ['a release by S-360 on that day', [hold(), released(ON_THE_DAY)], 'exact'],
    ['a release by S-360 once the day is over', [hold(), released(AFTER_IT)], 'endOfDay'],
    ['a release by S-360 late on that day', [hold(), released('2026-05-20T21:00:00Z')], null],
    ['a release by a person', [hold(), order('RESERVATION_FREEING', ON_THE_DAY)], null],
    ['an earlier release or sale', [hold(), released(BEFORE), order('SALE', BEFORE)], null],
    ['a release long after', [hold(), released('2026-06-20T00:00:00Z')], null],
    ['several holds of one file', [hold(), hold(ON_THE_DAY), released(ON_THE_DAY)], null],
    ['a moment that is no midnight', [hold(BEFORE, '2026-05-20T08:00:00Z')], null],
    ['no hold', [order('SALE', ON_THE_DAY)], null],
  ])('by %s shows what the date means', (_, file, meaning) => {
    expect(meaningShown(file, 'Europe/Zurich')).toBe(meaning);
  });
});
