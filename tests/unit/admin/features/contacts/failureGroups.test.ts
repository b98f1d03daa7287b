import {
  callsToRetry,
  failureGroups,
} from '../../../../../admin/src/features/contacts/links/failureGroups';
import type { FailureCause } from '../../../../../server/src/contracts';
import { written } from '../../../../helpers/builders/reasons';

const aCause = (changes: Partial<FailureCause>): FailureCause => ({
  institution: 'myvenue',
  kind: 'push',
  code: 'error.contact.phone.invalid',
  reason: written('The phone number is not valid.'),
  failed: 3,
  since: null,
  retrying: 0,
  onHold: 0,
  numbers: [],
  ...changes,
});

describe('the retry of failures', () => {
  it('is grouped by institution and direction', () => {
    const phone = aCause({});
    const name = aCause({ code: 'error.contact.name.missing', failed: 2 });
    const read = aCause({ kind: 'pull', code: 'network' });
    const elsewhere = aCause({ institution: 'museum' });
    expect(failureGroups([phone, elsewhere, name, read])).toEqual([
      { institution: 'myvenue', kind: 'push', causes: [phone, name] },
      { institution: 'museum', kind: 'push', causes: [elsewhere] },
      { institution: 'myvenue', kind: 'pull', causes: [read] },
    ]);
  });

  it('costs one call per contact, including those that would be retried automatically', () => {
    expect(callsToRetry([aCause({ failed: 3, retrying: 4 }), aCause({ failed: 1 })])).toBe(8);
    expect(callsToRetry([])).toBe(0);
  });
});
