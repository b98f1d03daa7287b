import { z } from '@strapi/utils';
import { PERMISSION_ACTIONS } from '../../../server/src/contracts';
import { sceneForAll } from '../../helpers/scene/scene-for-tests';
import { until } from '../../helpers/waiting';

const PATH = '/s360/institutions/myvenue/calls';

const count = z.number().int().min(0);
const lanes = <T extends z.ZodType>(of: T) =>
  z.strictObject({ booking: of, edit: of, retry: of, bulk: of });
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const budget = z.strictObject({
  data: z.strictObject({
    institution: z.literal('myvenue'),
    month: z.string().regex(/^\d{4}-\d{2}$/),
    callsPerMonth: count.nullable(),
    takenThisMonth: count,
    takenByLane: lanes(count),
    left: count.nullable(),
    leftByLane: lanes(count.nullable()),
    pending: z.strictObject({ edit: count, bulk: count }),
    drained: z
      .strictObject({ finishedAt: z.iso.datetime(), limitedBy: z.enum(['windows', 'quota']) })
      .nullable(),
    byDay: z.array(z.strictObject({ day, calls: count })),
    callsPerDay: z.number().min(0),
    usedUpOn: day.nullable(),
    estimate: z
      .strictObject({
        calls: count,
        lane: z.enum(['booking', 'edit', 'retry', 'bulk']),
        finishedAt: z.iso.datetime(),
        finishedOn: day,
        days: count,
        limitedBy: z.enum(['windows', 'quota']),
        ahead: count,
        perMinute: count.nullable(),
      })
      .nullable(),
  }),
});

describe('the call forecast of an institution', () => {
  const scene = sceneForAll({
    institutions: [{ code: 'myvenue', plugin: { callsPerMonth: 1000 } }],
  });

  const get = async (query = '') => {
    const answer = await scene.running().admin('GET', `${PATH}${query}`);
    expect(answer.status).toBe(200);
    return budget.parse(answer.body).data;
  };

  it('shows what is left, the pace, and what is pending', async () => {
    expect(await get()).toMatchObject({ callsPerMonth: 1000, takenThisMonth: 0, left: 1000 });
    await scene.crm.creates({ lastName: 'One' });
    await scene.crm.creates({ lastName: 'Two' });
    await scene.settled();
    const told = await get();
    expect(told).toMatchObject({
      takenThisMonth: 2,
      takenByLane: { booking: 0, edit: 2, retry: 0, bulk: 0 },
      left: 998,
      pending: { edit: 0, bulk: 0 },
      drained: null,
      callsPerDay: 2,
      estimate: null,
    });
    expect(told.byDay.at(-1)).toEqual({ day: new Date().toISOString().slice(0, 10), calls: 2 });
    expect(told.leftByLane.booking).toBe(998);
    expect(told.leftByLane.bulk).toBeLessThan(told.leftByLane.edit ?? 0);
    // It sells nothing, so that nothing is kept for bookings.
    expect(told.leftByLane.edit).toBe(998);
  });

  it('counts what S-360 cannot receive at the moment as pending', async () => {
    scene.excuse({ check: 'rest', fits: /is pending$/, because: 'S-360 stays closed' });
    const fault = { method: '*', times: 1, kind: 'http', status: 509, retryAfterSeconds: 600 };
    await scene.s360().faults(fault);
    await scene.crm.creates({ lastName: 'Three' });
    await until('it is refused', async () => (await get()).pending.edit === 1);
    await until(
      'S-360 is closed',
      async () => (await scene.crm.links({ attempts: 1 })).length === 1,
    );
    await scene.crm.creates({ lastName: 'Four' });
    const told = await get();
    expect(told.pending).toEqual({ edit: 2, bulk: 0 });
    expect(told.drained?.limitedBy).toBe('windows');
    expect(Date.parse(told.drained?.finishedAt ?? '')).toBeLessThan(Date.now() + 60_000);
  });

  it('shows the estimated time for further calls', async () => {
    expect((await get('?calls=5&lane=booking')).estimate).toMatchObject({ calls: 5, days: 1 });
    const job = (await get('?calls=5000')).estimate;
    expect(job).toMatchObject({ calls: 5000, lane: 'bulk', limitedBy: 'quota' });
    expect(job?.days).toBeGreaterThan(120);
  });

  it.each(['?calls=0', '?calls=-1', '?calls=many', '?calls=1&lane=urgent'])(
    'is rejected for %s',
    async (query) => {
      expect((await scene.running().admin('GET', `${PATH}${query}`)).status).toBe(400);
    },
  );

  it('is rejected for an unknown institution and without the permission', async () => {
    const elsewhere = await scene.running().admin('GET', '/s360/institutions/other/calls');
    expect(elsewhere.status).toBe(404);
    const nobody = await scene.running().userWith([PERMISSION_ACTIONS.readSync]);
    expect((await nobody('GET', PATH)).status).toBe(403);
    const reader = await scene.running().userWith([PERMISSION_ACTIONS.readOverview]);
    expect((await reader('GET', PATH)).status).toBe(200);
  });
});
