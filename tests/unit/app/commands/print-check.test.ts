import { checkPrinter } from '../../../../server/src/app/commands/check/print-check';
import { wordsIn } from '../../../../server/src/app/screen-words';
import type { ContractCheckPlan } from '../../../../server/src/contracts';

const calls = { least: 2, most: 4 };
const STEP = { step: 'token', kind: 'reading', calls, waitMs: 0, untested: null } as const;
const PLAN: ContractCheckPlan = {
  calls,
  month: { taken: 0, callsPerMonth: null },
  performances: [],
  steps: [STEP],
};

describe('the plan of a contract check on the command line', () => {
  it('has the heading "Not tried" only when a step is not tried', async () => {
    const { plan } = checkPrinter(await wordsIn('en'));
    expect(plan(PLAN, 'myvenue')).not.toContain('Not tried:');
    const untested = { code: 'contactNotNamed', values: {} } as const;
    const steps = [STEP, { ...STEP, step: 'savePerson' as const, untested }];
    expect(plan({ ...PLAN, steps }, 'myvenue')).toContain('Not tried:');
  });
});
