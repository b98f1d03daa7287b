import { rulesInForce } from '../../../../../admin/src/features/conflicts/sharedRules';
import { anInstitution } from '../institutions/institutionStatus';

const S360 = { rule: 's360' as const, fields: ['email', 'town'] };
const MANUAL = { rule: 'manual' as const, fields: ['town'] };
const one = anInstitution({ code: 'one', name: 'One', conflictRules: [S360] });
const two = anInstitution({ code: 'two', name: 'Two', conflictRules: [S360] });
const other = anInstitution({ code: 'other', name: 'Other', conflictRules: [S360, MANUAL] });

describe('the rules that decide conflicts', () => {
  it('are named once where they are alike', () => {
    expect(rulesInForce([one, other, two], undefined)).toEqual([
      { names: ['One', 'Two'], rules: [S360] },
      { names: ['Other'], rules: [S360, MANUAL] },
    ]);
  });

  it('are those of the chosen institution, and none where nothing is exchanged both ways', () => {
    expect(rulesInForce([one, other], 'other')).toEqual([
      { names: ['Other'], rules: [S360, MANUAL] },
    ]);
    expect(rulesInForce([anInstitution()], undefined)).toEqual([]);
  });
});
