import type { BulkJobStore } from '../../../server/src/bulk-jobs/bulk-job-store';
import { authorOfGuards, noteTakenBack } from '../../../server/src/bulk-jobs/guard-of-bulk-job';
import { modulesOf } from '../../helpers/strapi/modules';
import { startStrapi, type RunningStrapi } from '../../helpers/strapi/strapi';

describe('the count of what an undo takes back from a guard', () => {
  let running: RunningStrapi;
  beforeAll(async () => {
    running = await startStrapi({ institutions: [], settings: { backgroundWork: false } });
  });
  afterAll(() => running.stop());

  it('is not lost while an operator decides about the guard, and another undo counts', async () => {
    const { bulkJobStore, process } = modulesOf(running.strapi);
    const { database } = process;
    const now = () => new Date();
    const added = { institution: null, settings: {}, startedAt: now() };
    const undone = { ...added, kind: 'file', state: 'undoing', author: null } as const;
    const job = await bulkJobStore.find(await bulkJobStore.add(undone, now()));
    if (!job) throw new Error('There is no bulk job.');
    const guard = { ...added, kind: 'guard', state: 'running' } as const;
    const id = await bulkJobStore.add({ ...guard, author: authorOfGuards(job.id) }, now());

    const bulkJobs: BulkJobStore = {
      ...bulkJobStore,
      async findWhere(where) {
        const found = await bulkJobStore.findWhere(where);
        const decided = { state: 'paused', counts: { takenBack: 5 } } as const;
        await bulkJobStore.change(id, { state: 'running' }, decided);
        return found;
      },
    };
    const links = [{ bulkJobId: id }, { bulkJobId: id }, { bulkJobId: null }];
    await database.transaction(() => noteTakenBack(job, links, { database, bulkJobs, now }));
    expect(await bulkJobStore.find(id)).toMatchObject({
      state: 'paused',
      counts: { takenBack: 7 },
    });
  });
});
