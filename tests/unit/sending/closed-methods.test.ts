import { createClosedMethods } from '../../../server/src/sending/closed-methods';
import {
  S360AuthenticationError,
  S360HttpError,
  S360NetworkError,
} from '../../../server/src/s360/errors';
import { LOGIN_CALL } from '../../../server/src/s360/transport/urls';

const SAVE = { service: 'contact', method: 'saveStructure' };
const READ = { service: 'contact', method: 'getContactData' };
const failed = (error: unknown) => ({ httpStatus: 404, error });
const missing = (call = SAVE) =>
  failed(
    new S360HttpError({ institution: 'myvenue', ...call }, { status: 404, retryAfterMs: null }),
  );
const DONE = { httpStatus: 200, error: null };

describe('a method that S-360 answers with 404', () => {
  it('waits longer each time, and no other method does', () => {
    let nowMs = 0;
    const methods = createClosedMethods(() => nowMs);
    const waits = Array.from({ length: 12 }, () => {
      const waitMs = methods.note(SAVE, missing());
      expect(methods.waitMs(SAVE)).toBe(waitMs);
      expect(methods.waitMs(READ)).toBe(0);
      nowMs += waitMs;
      expect(methods.waitMs(SAVE)).toBe(0);
      return waitMs;
    });
    expect(waits[0]).toBeLessThanOrEqual(2_000);
    expect(waits[11]).toBeGreaterThanOrEqual(150_000);
    expect(Math.max(...waits)).toBeLessThanOrEqual(300_000);
  });

  it('is open again once S-360 carried it out', () => {
    const methods = createClosedMethods(() => 0);
    for (let times = 0; times < 8; times += 1) methods.note(SAVE, missing());
    expect(methods.note(SAVE, DONE)).toBe(0);
    expect(methods.waitMs(SAVE)).toBe(0);
    expect(methods.note(SAVE, missing())).toBeLessThanOrEqual(2_000);
  });

  it.each([
    [
      'forbids it',
      SAVE,
      new S360AuthenticationError({ institution: 'x', ...SAVE }, { status: 403 }),
    ],
    [
      'does not answer',
      SAVE,
      new S360NetworkError({ institution: 'x', ...SAVE }, { sent: 'maybe', code: 'DEADLINE' }),
    ],
    ['has no login at that address', LOGIN_CALL, missing(LOGIN_CALL).error],
  ])('is not meant when S-360 %s', (_what, call, error) => {
    const methods = createClosedMethods(() => 0);
    expect(methods.note(call, failed(error))).toBe(0);
    expect(methods.waitMs(call)).toBe(0);
  });
});
