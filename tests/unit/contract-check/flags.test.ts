import { flagSetting, seenFlags } from '../../../server/src/contract-check/flags';
import { resolveAssumptions } from '../../../server/src/s360/assumptions';

describe('the flags that S-360 writes as texts', () => {
  const assumptions = resolveAssumptions('myvenue');

  it('are separated into known and unknown words', () => {
    const values = [true, null, undefined, 'Y', 'n', 'Vrai', 'Vrai', ''];
    expect(seenFlags(values, assumptions)).toEqual({ known: ['Y', 'n'], unknown: ['Vrai'] });
  });

  it('are proposed as a setting with their most likely meaning', () => {
    expect(flagSetting(['Vrai', 'Faux'])).toEqual({
      flagWords: { true: ['Vrai'], false: ['Faux'] },
    });
    expect(flagSetting(['perhaps'])).toBeNull();
  });
});
