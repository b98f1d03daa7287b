import fc from 'fast-check';
import { backoffMs, CONTACT_RETRY } from '../../../server/src/sending/backoff';

const TERMS = { firstMs: 1000, longestMs: 60_000 };

describe('the backoff', () => {
  it.each([
    [0, 0, 500],
    [0, 1, 1000],
    [3, 1, 8000],
    [10, 1, 60_000],
    [1_000_000, 0, 30_000],
  ])('after %i attempts with the random factor %d is %i ms', (attempts, chance, ms) => {
    expect(backoffMs(attempts, TERMS, () => chance)).toBe(ms);
  });

  it('stays between half the first wait and the longest wait', () => {
    fc.assert(
      fc.property(
        fc.nat(),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.constantFrom(TERMS, CONTACT_RETRY),
        (attempts, chance, terms) => {
          const ms = backoffMs(attempts, terms, () => chance);
          expect(ms).toBeGreaterThanOrEqual(terms.firstMs / 2);
          expect(ms).toBeLessThanOrEqual(terms.longestMs);
        },
      ),
      { numRuns: 500 },
    );
  });
});
