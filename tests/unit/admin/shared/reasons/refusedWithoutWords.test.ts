import { refusedWithoutWords } from '../../../../../admin/src/shared/reasons/refusedWithoutWords';
import { reason } from '../../../../../server/src/contracts';

describe('a failure for which S-360 has no words but its code', () => {
  it.each(['callRefused', 'readRefused'] as const)('is recognized in %s', (code) => {
    const failure = { code: 'error.x', reason: reason(code, { detail: 'error.x' }) };
    expect(refusedWithoutWords(failure)).toBe(code);
  });

  it('is none where S-360 says more', () => {
    const failure = { code: 'error', reason: reason('callRefused', { detail: 'No such town' }) };
    expect(refusedWithoutWords(failure)).toBeNull();
  });

  it('is none where the failure has another reason', () => {
    const failure = { code: 'lost', reason: reason('notLookedAt') };
    expect(refusedWithoutWords(failure)).toBeNull();
  });
});
