import { affordableSample, possibleSample } from '../../../server/src/drift/affordable-sample';
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

describe('the number of contacts that a drift check compares', () => {
  const startOfMonth = { callsPerMonth: 10_000, taken: 0 };
  const few = (wanted: number) => reason('driftFewContacts', { wanted });

  it.each([
    ['all requested, when there are as many', 50, 50, { size: 50, reason: null }],
    ['those that there are, when fewer', 200, 102, { size: 102, reason: few(102) }],
    [
      'those that there are, when the month allows more',
      1000,
      102,
      { size: 102, reason: few(102) },
    ],
    ['none, when there are none', 50, 0, { size: 0, reason: few(0) }],
    ['none without a reason, when none are requested', 0, 0, { size: 0, reason: null }],
  ])('is %s', (_what, wanted, comparable, expected) => {
    expect(possibleSample(wanted, comparable, startOfMonth)).toEqual(expected);
  });

  it('is what the month allows, when there are more', () => {
    const month = { callsPerMonth: 10_000, taken: 0 };
    expect(possibleSample(1000, 460, month)).toEqual(affordableSample(1000, month));
  });
});
