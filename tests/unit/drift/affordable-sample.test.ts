import { affordableSample } from '../../../server/src/drift/affordable-sample';
import { reason } from '../../../server/src/contracts/reasons';

describe('the number of contacts that a drift check may read', () => {
  it.each([
    ['the configured number without a quota', 500, null, 1_000_000, 500],
    ['the configured number at the beginning of a month', 50, 10_000, 0, 50],
    ['a twentieth of what is left above the reserve', 1000, 10_000, 0, 450],
    ['smaller when half of the month is used', 1000, 10_000, 5000, 200],
    ['small near the reserve', 50, 10_000, 8900, 5],
    ['zero when only the reserve is left', 50, 10_000, 9000, 0],
    ['zero when more than the quota is used', 50, 10_000, 12_000, 0],
    ['zero when one call would exceed the share', 50, 20, 0, 0],
  ])('is %s', (_what, wanted, callsPerMonth, taken, size) => {
    expect(affordableSample(wanted, { callsPerMonth, taken }).size).toBe(size);
  });

  it('comes with a reason exactly when it is smaller than configured', () => {
    expect(affordableSample(50, { callsPerMonth: 10_000, taken: 0 }).reason).toBeNull();
    expect(affordableSample(50, { callsPerMonth: 10_000, taken: 8900 }).reason).toEqual(
      reason('driftAffordable', { taken: 8900, quota: 10_000, affordable: 5, wanted: 50 }),
    );
  });
});
