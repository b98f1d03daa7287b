import { institutionSchema } from '../../../../server/src/app/configuration';
import { resolveAssumptions } from '../../../../server/src/s360/assumptions';
import { ASSUMPTIONS, settingNames, type Assumption } from '../../../../server/src/s360/interface';
import { WRONG_CASES } from '../../../helpers/wrong-s360/cases';
import { assumed } from '../../../simulator/behaviour/behaviour';

const assumptions = Object.values<Assumption>(ASSUMPTIONS);

describe('the table of assumptions', () => {
  it('names settings that an institution has, and every one under assumptions', () => {
    const settings = Object.keys(ASSUMPTIONS).flatMap(settingNames);
    const outside = settings.filter((name) => !name.startsWith('assumptions.'));
    for (const name of outside) {
      expect(institutionSchema.fields).toHaveProperty(name.split('.')[0] ?? '');
    }
    const inside = settings.filter((name) => !outside.includes(name));
    const resolved = Object.keys(resolveAssumptions('myvenue'));
    expect(inside.sort()).toEqual(resolved.map((name) => `assumptions.${name}`).sort());
  });

  it('names every option of the simulator, and no other', () => {
    const options = new Set(assumptions.flatMap(({ simulator }) => simulator));
    expect([...options].sort()).toEqual(Object.keys(assumed).sort());
  });

  it('tries by an option and a step whatever has choices', () => {
    const untried = Object.entries<Assumption>(ASSUMPTIONS).filter(
      ([, { setting, simulator, triedBy }]) =>
        setting.kind === 'choice' && (simulator.length === 0 || triedBy.length === 0),
    );
    expect(untried.map(([name]) => name)).toEqual([]);
  });

  it.each(WRONG_CASES)('has the option and the step of the wrong S-360 $code', (one) => {
    const { simulator, triedBy }: Assumption = ASSUMPTIONS[one.check.assumption];
    const options = Object.keys(one.behaviour);
    expect(options.filter((option) => simulator.includes(option))).not.toEqual([]);
    expect(triedBy).not.toEqual([]);
  });
});
