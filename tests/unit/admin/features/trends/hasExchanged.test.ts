import { hasExchanged } from '../../../../../admin/src/features/trends/model/hasExchanged';

const point = {
  from: '2026-05-01T00:00:00.000Z',
  received: 0,
  sent: 0,
  notImported: 0,
  notSent: 0,
  delayIn: null,
  delayOut: null,
};

describe('the charts of an institution', () => {
  it('are not shown while nothing was exchanged', () => {
    expect(hasExchanged({ points: [point, point] })).toBe(false);
  });

  it.each(['received', 'sent', 'notImported', 'notSent'] as const)(
    'are shown once something counts as %s',
    (what) => {
      expect(hasExchanged({ points: [point, { ...point, [what]: 1 }] })).toBe(true);
    },
  );
});
