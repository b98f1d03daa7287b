import { costShown } from '../../../../../admin/src/features/bulk-jobs/bulkJobs';
import en from '../../../../../admin/src/translations/en';

describe('the cost on the page of a bulk job', () => {
  it('is what still happens, with its end, while the bulk job may go on', () => {
    for (const state of ['waiting', 'running', 'paused'] as const)
      expect(costShown({ kind: 'guard', state })).toEqual({ name: 'bulkJob.cost', hasEnd: true });
    expect(costShown({ kind: 'pull', state: 'waiting' }).name).toBe('bulkJob.cost.read');
  });

  it.each(['guard', 'pull'] as const)('is what approving a rejected %s would cost', (kind) => {
    const { hasEnd, name } = costShown({ kind, state: 'rejected' });
    expect(hasEnd).toBe(false);
    expect(en[name]).toMatch(/^If approved after all: /);
  });
});
