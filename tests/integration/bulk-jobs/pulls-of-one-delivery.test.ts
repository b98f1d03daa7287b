import { objectAt } from '../../helpers/json';
import { bulkJobsOf } from '../../helpers/bulk-jobs/bulk-jobs';
import { closedSale } from '../../helpers/orders/closed-sales';
import { sceneForAll } from '../../helpers/scene/scene-for-tests';
import { pause, until } from '../../helpers/waiting';

const LIMIT = 20;
const MORE = 60;

describe('the pulls caused by one delivery', () => {
  const scene = sceneForAll({
    institutions: [{ code: 'myvenue', plugin: { pushNewContacts: false } }],
    settings: { bulkGuard: { links: 200, pulls: LIMIT } },
  });
  let numbers: string[];
  beforeAll(async () => {
    const made: string[] = [];
    for (let index = 0; index < MORE; index += 1)
      made.push(await scene.s360().creates({ lastName: `Person ${index}` }));
    numbers = made;
  });
  beforeEach(() => scene.s360().forgetCalls());

  const reads = () => scene.s360().calls('getContactData');
  const waiting = async () => objectAt((await bulkJobsOf(scene).list('?state=waiting'))[0]);
  /** Applied long enough ago for the dispatcher to read what is due. */
  const isApplied = async () => {
    await until('the delivery is applied', async () =>
      (await scene.crm.deliveries({ state: 'stored' })).length === 0 ? true : null,
    );
    await pause(1_500);
  };
  const named = (some: readonly string[]) => some.map((contactNumber) => ({ contactNumber }));

  it('are made at once up to the limit', async () => {
    await scene.delivers(named(numbers.slice(0, LIMIT)));
    await scene.agreed();
    expect(await reads()).toHaveLength(LIMIT);
    expect(await bulkJobsOf(scene).list('?state=waiting')).toEqual([]);
  });

  it('all wait above the limit, for an approval that shows calls and days', async () => {
    const others = numbers.slice(LIMIT);
    await scene.delivers(named(others));
    await isApplied();
    expect(await reads()).toEqual([]);
    const job = await waiting();
    expect(job).toMatchObject({ kind: 'pull', institution: 'myvenue', state: 'waiting' });
    expect(job).toMatchObject({ total: others.length });
    expect(job.author).toMatch(/^delivery:\d+$/);
    const details = await bulkJobsOf(scene).one(job.id);
    expect(details).toMatchObject({ total: others.length });
    expect(details.costs).toMatchObject([
      { institution: 'myvenue', calls: others.length, days: 1 },
    ]);
    const refused = await bulkJobsOf(scene).call('POST', `/${String(job.id)}/approve`, {
      calls: 5,
    });
    expect(refused.status).toBe(409);
  });

  it('are made at once when an operator or another delivery requests them', async () => {
    const [one] = numbers.slice(LIMIT);
    await scene.delivers(named([String(one)]));
    await isApplied();
    expect(await reads()).toHaveLength(1);
    expect(await scene.crm.queuedPulls()).toHaveLength(MORE - LIMIT - 1);
  });

  it('are made once a person has approved them', async () => {
    const job = await waiting();
    const left = MORE - LIMIT - 1;
    await bulkJobsOf(scene).decides(job.id, 'approve', { calls: left });
    await scene.agreed();
    expect(await reads()).toHaveLength(left);
    const done = await bulkJobsOf(scene).reaches(job.id, 'done');
    expect(done.counts).toMatchObject({ sent: left });
  });

  it('also wait when orders name unknown purchasers', async () => {
    const orders = Array.from({ length: MORE }, (_none, index) => ({
      orderDetailsData: closedSale(9_000 + index, `unknown-${index}`),
    }));
    await scene.deliversOrders(orders);
    await isApplied();
    const job = await waiting();
    expect(job).toMatchObject({ kind: 'pull', institution: 'myvenue' });
    const held = (await scene.crm.queuedPulls()).filter(({ bulkJobId }) => bulkJobId === job.id);
    expect(held.length + (await reads()).length).toBeGreaterThanOrEqual(MORE);
    expect((await reads()).length).toBeLessThanOrEqual(2 * LIMIT);
    await bulkJobsOf(scene).decides(job.id, 'reject');
    await pause(1_500);
    expect(await scene.crm.queuedPulls()).toHaveLength(held.length);
    await bulkJobsOf(scene).decides(job.id, 'approve');
    await scene.settled();
    expect((await reads()).length).toBeGreaterThanOrEqual(MORE);
  });

  it('also wait when a delivery contains only order ids', async () => {
    const orderIds: object[] = [];
    for (let index = 0; index < MORE; index += 1) {
      const { orderId } = await scene.s360().orders({ orderState: 'CLOSED' });
      orderIds.push({ orderId });
    }
    await scene.s360().forgetCalls();
    await scene.deliversOrders(orderIds);
    await isApplied();
    expect(await scene.s360().calls('getOrderDetails')).toEqual([]);
    const job = await waiting();
    expect(job).toMatchObject({ kind: 'pull' });
    await bulkJobsOf(scene).decides(job.id, 'approve', { calls: MORE });
    await scene.settled();
    expect(await scene.s360().calls('getOrderDetails')).toHaveLength(MORE);
  });

  it('need no approval any more once all were made otherwise', async () => {
    const others: string[] = [];
    for (let index = 0; index <= LIMIT; index += 1)
      others.push(await scene.s360().creates({ lastName: `Later ${index}` }));
    await scene.s360().forgetCalls();
    await scene.delivers(named(others));
    await isApplied();
    const job = await waiting();
    await scene.delivers(named(others.slice(1)));
    await scene.delivers(named(others.slice(0, 1)));
    const ended = await bulkJobsOf(scene).reaches(job.id, 'cancelled', 20_000);
    expect(ended).toMatchObject({ kind: 'pull', costs: [] });
    expect(await bulkJobsOf(scene).list('?state=waiting')).toEqual([]);
    await scene.settled();
    expect(await reads()).toHaveLength(others.length);
  });
});
