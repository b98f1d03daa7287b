import {
  AWAITED_CREATE,
  laterThanNow,
} from '../../../../server/src/services/contacts/push/perform-pull';
import { at } from '../../../helpers/builders/contact-records';

const HOUR_MS = 60 * 60 * 1000;

/** How long after a reading, so many readings in. */
const waitMs = (attempts: number) =>
  laterThanNow(attempts, { clock: { now: () => at(0) } }, AWAITED_CREATE).getTime() -
  at(0).getTime();

describe('a number that waits for a create in doubt to be settled', () => {
  it('is not read again before the last look-up of the create', () => {
    expect(waitMs(0)).toBeGreaterThan(20 * 60 * 1000);
    expect(waitMs(0)).toBeLessThanOrEqual(HOUR_MS);
  });

  it('costs a call or two a day where nobody decides', () => {
    expect(waitMs(20)).toBeGreaterThanOrEqual(12 * HOUR_MS);
    expect(waitMs(20)).toBeLessThanOrEqual(24 * HOUR_MS);
  });
});
