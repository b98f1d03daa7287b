import { affordableSample } from '../../../server/src/drift/affordable-sample';
import { reason } from '../../../server/src/contracts/reasons';

describe('how many contacts a drift check may read', () => {
  it.each([
    ['as many as asked for when there is no quota', 500, null, 1_000_000, 500],
    ['as many as asked for at the beginning of a month', 50, 10_000, 0, 50],
    ['a twentieth of what is left before the reserve', 1000, 10_000, 0, 450],
    ['fewer when the month is half used', 1000, 10_000, 5000, 200],
    ['few near the reserve', 50, 10_000, 8900, 5],
    ['none when only the reserve is left', 50, 10_000, 9000, 0],
    ['none when more than the quota is used', 50, 10_000, 12_000, 0],
    ['none where one call would be more than its share', 50, 20, 0, 0],
  ])('is %s', (_what, wanted, callsPerMonth, taken, size) => {
    expect(affordableSample(wanted, { callsPerMonth, taken }).size).toBe(size);
  });

  it('comes with a reason exactly when it is fewer', () => {
    expect(affordableSample(50, { callsPerMonth: 10_000, taken: 0 }).reason).toBeNull();
    expect(affordableSample(50, { callsPerMonth: 10_000, taken: 8900 }).reason).toEqual(
      reason('driftAffordable', { taken: 8900, quota: 10_000, affordable: 5, wanted: 50 }),
    );
  });
});
