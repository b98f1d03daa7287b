import { at } from '../../helpers/json';
import { bulkJobsOf } from '../../helpers/bulk-jobs/bulk-jobs';
import { sceneForAll } from '../../helpers/scene/scene-for-tests';
import { until } from '../../helpers/waiting';

const SIZE = 5;
const PER_DAY = 5 * SIZE;

describe('the pulls caused by many small deliveries', () => {
  const scene = sceneForAll({
    institutions: [{ code: 'myvenue', plugin: { pushNewContacts: false } }],
    settings: { bulkGuard: { links: 200, pulls: SIZE } },
  });
  const jobs = bulkJobsOf(scene);
  const reads = () => scene.s360().calls('getContactData');

  /** A delivery that names some contacts, each below what one delivery may cost. */
  async function deliversNames(): Promise<void> {
    const named: object[] = [];
    for (let nth = 0; nth < SIZE; nth += 1)
      named.push({ contactNumber: await scene.s360().creates({ lastName: `Person ${nth}` }) });
    await scene.delivers(named);
    await until('it is applied', async () =>
      (await scene.crm.deliveries({ state: 'stored' })).length === 0 ? true : null,
    );
  }

  it('wait together above the limit of a day, and are counted anew after a decision', async () => {
    for (let made = 0; made < PER_DAY; made += SIZE) await deliversNames();
    await scene.settled();
    expect(await reads()).toHaveLength(PER_DAY);
    await deliversNames();
    await deliversNames();
    const waiting = await jobs.list('?state=waiting');
    expect(waiting).toMatchObject([{ kind: 'pull', institution: 'myvenue', total: 2 * SIZE }]);
    expect(await reads()).toHaveLength(PER_DAY);
    await jobs.decides(at(waiting, 0, 'id'), 'approve');
    await scene.settled();
    await deliversNames();
    await scene.settled();
    expect(await reads()).toHaveLength(PER_DAY + 3 * SIZE);
    expect(await jobs.list('?state=waiting')).toEqual([]);
  });
});
