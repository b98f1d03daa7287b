import { at } from '../../../helpers/json';
import { bulkJobsOf, writesOf } from '../../../helpers/bulk-jobs/bulk-jobs';
import { typedCommands } from '../../../helpers/app/typed-commands';
import { sceneForAll } from '../../../helpers/scene/scene-for-tests';

describe('the command push of contacts that S-360 does not have', () => {
  const scene = sceneForAll({ settings: { bulkGuard: { links: 2 } } });

  it('names the rejected bulk job that holds them, and how they are released', async () => {
    const writes = writesOf(scene);
    await writes.transaction(async () => {
      for (const lastName of ['One', 'Two', 'Three'])
        await writes.create({ type: 'individual', lastName });
    });
    const bulkJobs = bulkJobsOf(scene);
    const [guard] = await bulkJobs.list('?state=waiting&kind=guard');
    const id = at(guard, 'id');
    await bulkJobs.decides(id, 'reject');

    const push = ['push', 'myvenue', '--unlinked-only'];
    const { exitCode, printed } = await typedCommands(scene).types(push);
    expect(exitCode).toBe(0);
    expect(printed).toMatch(/heldBulkJob +3\n/);
    expect(printed).toContain('Nothing is to be sent.');
    expect(printed).toContain(
      `Bulk job ${String(id)} (rejected) holds 3 contacts back: approve it on the S-360 page.`,
    );

    await bulkJobs.decides(id, 'approve');
    await scene.agreed();
    const { printed: after } = await typedCommands(scene).types(push);
    expect(after).toBe('myvenue:\nNothing is to be sent.');
  });
});
