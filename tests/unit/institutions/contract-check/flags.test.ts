import { flagSetting, seenFlags } from '../../../../server/src/institutions/contract-check/flags';
import { resolveAssumptions } from '../../../../server/src/s360/assumptions';

describe('flags that S-360 writes as texts', () => {
  const assumptions = resolveAssumptions('myvenue');

  it('are told apart into words that are known and words that are not', () => {
    const values = [true, null, undefined, 'Y', 'n', 'Vrai', 'Vrai', ''];
    expect(seenFlags(values, assumptions)).toEqual({ known: ['Y', 'n'], unknown: ['Vrai'] });
  });

  it('are proposed with the meaning that they most likely have', () => {
    expect(flagSetting(['Vrai', 'Faux'])).toEqual({
      flagWords: { true: ['Vrai'], false: ['Faux'] },
    });
    expect(flagSetting(['perhaps'])).toBeNull();
  });
});
