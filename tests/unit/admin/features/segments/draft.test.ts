import {
  conditionFrom,
  NEW_DRAFT,
  withOnlyCurrency,
} from '../../../../../admin/src/features/segments/draft';

const SPENT = { ...NEW_DRAFT, kind: 'spent', over: '100' } as const;

describe('the currency of a condition on what was spent', () => {
  it('is the only one in which anything was bought', () => {
    const condition = conditionFrom(withOnlyCurrency(SPENT, ['CHF']));
    expect(condition).toEqual({ kind: 'spent', over: '100', currency: 'CHF' });
  });

  it('is chosen where there are several', () => {
    expect(conditionFrom(withOnlyCurrency(SPENT, ['CHF', 'EUR']))).toBeNull();
    const chosen = withOnlyCurrency({ ...SPENT, currency: 'EUR' }, ['CHF']);
    expect(chosen.currency).toBe('EUR');
  });

  it('is missing where nothing was bought', () => {
    expect(conditionFrom(withOnlyCurrency(SPENT, []))).toBeNull();
  });
});
