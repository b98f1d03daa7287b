import { bulkJobsOf, writesOf } from '../../helpers/bulk-jobs/bulk-jobs';
import { objectAt } from '../../helpers/json';
import { describeOn } from '../../helpers/databases/client';
import { SERVERS } from '../../helpers/databases/waiting-statements';
import type { Scene } from '../../helpers/scene/scene';
import { sceneForAll } from '../../helpers/scene/scene-for-tests';
import { pause } from '../../helpers/waiting';

const LIMIT = 20;
const settings = { bulkGuard: { links: LIMIT } };

describe('many contacts that one change includes in the filter', () => {
  const FRIENDS = { where: [{ field: 'tags', contains: 'friends' }] };
  const scene = sceneForAll({
    institutions: [{ code: 'myvenue', plugin: { sends: FRIENDS, pushNewContacts: true } }],
    settings,
  });

  const contactTable = () => scene.running().strapi.db.query('plugin::s360.contact');

  it('have no links while they are excluded, and nothing waits', async () => {
    await writesOf(scene).transaction(async () => {
      for (let index = 0; index <= LIMIT; index += 1)
        await writesOf(scene).create({ type: 'individual', lastName: `Stranger ${index}` });
    });
    expect(await scene.crm.links()).toEqual([]);
    expect(await bulkJobsOf(scene).list()).toEqual([]);
  });

  it('wait for approval before they are created', async () => {
    await contactTable().updateMany({ where: {}, data: { tags: 'friends' } });
    await pause(1_500);
    expect(await scene.s360().contacts()).toEqual([]);
    const { id } = objectAt((await bulkJobsOf(scene).list('?state=waiting&kind=guard'))[0]);
    const { costs } = await bulkJobsOf(scene).one(id);
    expect(costs).toMatchObject([{ institution: 'myvenue', calls: LIMIT + 1 }]);
    await bulkJobsOf(scene).decides(id, 'approve');
    await scene.agreed();
    expect(await scene.s360().contacts()).toHaveLength(LIMIT + 1);
  });
});

describeOn(...SERVERS)('a link that is marked during the approval of a bulk job', () => {
  const scene = sceneForAll({ settings });

  it('counts as approved', () => approvedMeanwhile(scene));
});

async function approvedMeanwhile(scene: Scene): Promise<void> {
  const writes = writesOf(scene);
  const createMany = () =>
    writes.transaction(async () => {
      for (let index = 0; index <= LIMIT; index += 1)
        await writes.create({ type: 'individual', lastName: `Person ${index}` });
    });
  await createMany();
  const { id } = objectAt((await bulkJobsOf(scene).list('?state=waiting&kind=guard'))[0]);
  const approve = (calls: number) =>
    bulkJobsOf(scene).call('POST', `/${String(id)}/approve`, { calls });
  const approvals: ReturnType<typeof approve>[] = [];
  await writes.transaction(async () => {
    await createMany();
    approvals.push(approve(LIMIT + 1));
    await pause(1_000);
  });
  expect(await Promise.all(approvals)).toMatchObject([{ status: 409 }]);
  expect((await approve(2 * (LIMIT + 1))).status).toBe(200);
  await scene.agreed();
}
