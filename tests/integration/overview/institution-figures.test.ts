import { DAILY_CALLS_UID } from '../../../server/src/contracts';
import { at, listAt, objectAt } from '../../helpers/json';
import { sceneForEach } from '../../helpers/scene/scene-for-tests';
import { modulesOf } from '../../helpers/strapi/modules';

const DAY_MS = 86_400_000;

/** The day (UTC) so many days ago. */
const daysAgo = (days: number): string =>
  new Date(Date.now() - days * DAY_MS).toISOString().slice(0, 10);

describe('the figures of an institution', () => {
  const scene = sceneForEach({
    institutions: [
      { code: 'myvenue', plugin: { callsPerMonth: 10_000 } },
      { code: 'museum', plugin: { callsPerMonth: 10_000, pushNewContacts: false } },
    ],
  });

  async function figuresOf(code: string) {
    const { body } = await scene.running().admin('GET', '/s360/institutions');
    return objectAt(listAt(body, 'data').find((one) => at(one, 'code') === code));
  }

  it('say for contacts and bookings when they were last sent, and how often S-360 delivers', async () => {
    const begun = Date.now();
    await scene.crm.creates({ lastName: 'Sent', email: 'sent@example.com' });
    await scene.settled();
    const { lastSent, webhookMinutes } = await figuresOf('myvenue');
    expect(lastSent).toEqual({ contacts: expect.any(String), bookings: null });
    expect(Date.parse(String(at(lastSent, 'contacts')))).toBeGreaterThanOrEqual(begun - 1000);
    expect(webhookMinutes).toBe(15);
    expect((await figuresOf('museum')).lastSent).toEqual({ contacts: null, bookings: null });
  });

  it('say the calls of today and their pace, each institution its own', async () => {
    await scene.crm.creates({ lastName: 'Counted', email: 'counted@example.com' });
    await scene.settled();
    const { database } = modulesOf(scene.running().strapi);
    const before = Number((await figuresOf('myvenue')).callsToday);
    expect(before).toBeGreaterThan(0);
    const counted = [
      { institution: 'myvenue', day: daysAgo(0), lane: 'bulk', calls: 40 },
      { institution: 'myvenue', day: daysAgo(3), lane: 'edit', calls: 7000 },
      { institution: 'museum', day: daysAgo(1), lane: 'edit', calls: 60 },
    ];
    for (const row of counted) await database.query(DAILY_CALLS_UID).insert(row).execute();
    const figures = await figuresOf('myvenue');
    expect(figures.callsToday).toBe(before + 40);
    // The details of the institution forecast the same.
    const { body } = await scene.running().admin('GET', '/s360/institutions/myvenue/calls');
    expect(figures.callsPerDay).toBeCloseTo(Number(at(body, 'data', 'callsPerDay')), 0);
    expect(Number(figures.callsPerDay)).toBeGreaterThan(1700);
    expect(figures.callsUsedUpOn).toBe(at(body, 'data', 'usedUpOn'));
    const museum = await figuresOf('museum');
    expect(museum).toMatchObject({ callsToday: 0 });
    expect(Number(museum.callsTodayShare)).toBeGreaterThanOrEqual(Math.floor(10_000 / 31));
  });
});
