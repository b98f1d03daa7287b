import { modulesOf } from '../../helpers/strapi/modules';
import { DAILY_CALLS_UID, PERMIT_STATE_UID, PERMIT_UID } from '../../../server/src/contracts';
import { databasePermits, type Permits } from '../../../server/src/sending/permits';
import { CALLS_KEPT } from '../../../server/src/sending/call-log';
import type { Row } from '../../../server/src/kernel/database/strapi-database';
import { chunks } from '../../../server/src/kernel/database/values';
import type { Lane } from '../../../server/src/s360';
import { sceneForEach } from '../../helpers/scene/scene-for-tests';
import { pause } from '../../helpers/waiting';

const CARRIED_OUT = { httpStatus: 200, error: null };
const SAVE = { service: 'contact', method: 'save' };
const LIMITS = {
  limits: [{ scope: 'service', calls: 4, perMs: 60_000 }],
};

/** Enough for every share to contain a call on any day. */
const QUOTA = 10_000;

describe('the permits in the database', () => {
  const scene = sceneForEach({
    institutions: [
      { code: 'minutes', plugin: LIMITS },
      { code: 'month', plugin: { callsPerMonth: QUOTA, catalog: {} } },
    ],
    settings: { backgroundWork: false },
  });
  let permits: Permits;
  beforeEach(async () => {
    permits = modulesOf(scene.running().strapi).permits;
  });

  const take = (institution: string, lane: Lane) => permits.take(institution, { ...SAVE, lane });
  const rows = (uid: string) => modulesOf(scene.running().strapi).database.query(uid);

  it('keep the booking reserve of a window under concurrent requests', async () => {
    const edits = await Promise.all(Array.from({ length: 8 }, () => take('minutes', 'edit')));
    expect(edits.filter(({ kind }) => kind === 'granted')).toHaveLength(3);
    expect((await take('minutes', 'booking')).kind).toBe('granted');
    const refused = await take('minutes', 'booking');
    if (refused.kind !== 'wait') throw new Error('a fifth call was permitted');
    expect(refused.because).toBe('window');
    expect(refused.waitMs).toBeLessThanOrEqual(60_500);
  });

  it('can be checked without taking one, with the reason and length of a wait', async () => {
    const waitFor = (institution: string, lane: Lane) =>
      permits.waitFor(institution, { ...SAVE, lane });
    for (const _of of Array.from({ length: 8 })) {
      expect(await waitFor('minutes', 'edit')).toBeNull();
    }
    expect((await permits.callsSoFar('minutes')).takenThisMonth).toBe(0);
    for (const _of of [1, 2, 3]) await take('minutes', 'edit');
    expect(await waitFor('minutes', 'booking')).toBeNull();
    expect(await waitFor('minutes', 'edit')).toMatchObject({ kind: 'wait', because: 'window' });
    await take('month', 'booking');
    const usedUp = { takenThisMonth: QUOTA };
    await rows(PERMIT_STATE_UID).where({ institution: 'month' }).update(usedUp).execute();
    expect(await waitFor('month', 'booking')).toMatchObject({ kind: 'wait', because: 'quota' });
    const refused = await permits.take('month', { ...SAVE, lane: 'booking' });
    if (refused.kind !== 'wait') throw new Error('a call beyond the quota was permitted');
    // The quota may be raised before the month ends.
    expect(refused.waitMs).toBeLessThanOrEqual(60 * 60_000);
    await permits.close('minutes', 90_000, 'limit');
    const closed = await waitFor('minutes', 'booking');
    expect(closed).toMatchObject({ because: 'closed' });
    expect(closed?.waitMs).toBeGreaterThan(80_000);
  });

  it('yield to a person’s request after failures, in every process, and not when S-360 named a limit', async () => {
    const { database } = modulesOf(scene.running().strapi);
    const elsewhere = databasePermits(
      database,
      () => ({
        windows: [],
        callsPerMonth: null,
        monthShares: { booking: 0, edit: 0 },
        bookingReserve: 0,
      }),
      () => 60_000,
      async () => undefined,
    );
    const waitFor = () => permits.waitFor('month', { ...SAVE, lane: 'edit' });
    const before = await elsewhere.close('month', 50_000, 'backoff');
    expect(await waitFor()).toMatchObject({ because: 'closed' });
    await elsewhere.request('month');
    expect(await waitFor()).toBeNull();
    expect(await permits.requests('month')).toBe(before + 1);

    await permits.close('month', 90_000, 'limit');
    await permits.close('month', 50_000, 'backoff');
    await elsewhere.request('month');
    const limited = await waitFor();
    expect(limited).toMatchObject({ because: 'closed' });
    expect(limited?.waitMs).toBeGreaterThan(80_000);
    expect(await permits.closedForMs('month')).toBeGreaterThan(80_000);
  });

  it('leave the reserved parts of the month to their lanes', async () => {
    await take('month', 'edit');
    const usedUpTo = async (takenThisMonth: number) => {
      await rows(PERMIT_STATE_UID)
        .where({ institution: 'month' })
        .update({ takenThisMonth })
        .execute();
      const answers = { booking: '', edit: '', retry: '', bulk: '' };
      for (const lane of ['bulk', 'retry', 'edit', 'booking'] as const) {
        const answer = await take('month', lane);
        answers[lane] = answer.kind === 'granted' ? 'granted' : answer.because;
      }
      return answers;
    };
    // One day of calls stays reserved until the end of the month: 113 of 10,000.
    const kept = { bulk: 'kept', retry: 'kept', edit: 'kept', booking: 'granted' };
    expect(await usedUpTo(QUOTA - 100)).toEqual(kept);
    expect(await usedUpTo(QUOTA)).toEqual({
      bulk: 'quota',
      retry: 'quota',
      edit: 'quota',
      booking: 'quota',
    });
    const all = { bulk: 'granted', retry: 'granted', edit: 'granted', booking: 'granted' };
    expect(await usedUpTo(0)).toEqual(all);
  });

  it('are counted by day and lane, and the counts are deleted after 400 days', async () => {
    for (const lane of ['edit', 'bulk', 'edit', 'booking'] as const) await take('month', lane);
    await rows(DAILY_CALLS_UID)
      .insert({ institution: 'month', day: '2020-01-01', lane: 'edit', calls: 9 })
      .execute();
    await permits.forgetOld(new Date(0));
    const { daily, takenThisMonth } = await permits.callsSoFar('month');
    const today = new Date().toISOString().slice(0, 10);
    expect(takenThisMonth).toBe(4);
    expect(daily).toHaveLength(3);
    expect(daily).toEqual(
      expect.arrayContaining([
        { day: today, lane: 'edit', calls: 2 },
        { day: today, lane: 'bulk', calls: 1 },
        { day: today, lane: 'booking', calls: 1 },
      ]),
    );
    expect(await rows(DAILY_CALLS_UID).select('*').execute()).toHaveLength(3);
    expect((await permits.callsSoFar('minutes')).daily).toEqual([]);
  });

  it('are the log of calls: about whom, and how they ended', async () => {
    const about = { contactDocumentId: 'ada', contactNumber: '1001', bulkJobId: 7 };
    const [made, refused, open] = await Promise.all(
      [about, { orderId: '77' }, {}].map(async (subject) => {
        const call = { ...SAVE, lane: 'edit', about: subject } as const;
        const answer = await permits.take('month', call);
        if (answer.kind === 'wait') throw new Error('no permit');
        return answer.permit;
      }),
    );
    if (!made || !refused || !open) throw new Error('no permit');
    await permits.endPermit(made, CARRIED_OUT);
    await permits.endPermit(refused, { httpStatus: 503, error: new Error('refused') });
    const log = await rows(PERMIT_UID).select('*').orderBy({ id: 'asc' }).execute();
    const callOf = (where: (row: Row) => boolean) => log.find(where);
    expect(callOf((row) => row.contactDocumentId === 'ada')).toMatchObject({
      ...about,
      outcome: 'ok',
      httpStatus: 200,
      reason: null,
    });
    const failed = callOf((row) => row.orderId === '77');
    expect(failed).toMatchObject({ outcome: 'failed', httpStatus: 503, reason: null });
    expect(callOf((row) => row.outcome === null)).toMatchObject({ endedAtMs: null });
  });

  it('are kept beyond the retention without the contact, order and booking of their calls', async () => {
    const about = { contactDocumentId: 'ben', contactNumber: '1002', orderId: '78' };
    const call = { ...SAVE, lane: 'edit', institution: 'month', ...about, bookingDocumentId: 'b' };
    const at = Date.parse('2020-01-02');
    await rows(PERMIT_UID)
      .insert([
        { ...call, takenAtMs: at - 1 },
        { ...call, takenAtMs: at },
      ])
      .execute();
    await permits.forgetOld(new Date(at));
    const [past, retained] = await rows(PERMIT_UID)
      .select('*')
      .where({ takenAtMs: { $lte: at } })
      .orderBy({ takenAtMs: 'asc' })
      .execute();
    const nothing = { contactDocumentId: null, contactNumber: null, orderId: null };
    expect(past).toMatchObject({ ...nothing, bookingDocumentId: null, method: SAVE.method });
    expect(retained).toMatchObject({ ...about, bookingDocumentId: 'b' });
    await rows(PERMIT_UID)
      .where({ takenAtMs: { $lte: at } })
      .delete()
      .execute();
  });

  it('are kept for the log beyond the windows, the last calls of each institution', async () => {
    const past = (index: number) => ({ ...SAVE, lane: 'edit', takenAtMs: 1_000 + index });
    const store = async (institution: string, count: number) => {
      const calls = Array.from({ length: count }, (_none, index) => past(index));
      for (const part of chunks(calls, 100))
        await rows(PERMIT_UID)
          .insert(part.map((call) => ({ ...call, institution })))
          .execute();
    };
    // The row of an institution comes with its first permit.
    for (const institution of ['minutes', 'month']) await take(institution, 'edit');
    await store('minutes', 3);
    await store('month', CALLS_KEPT + 5);
    await permits.forgetOld(new Date(0));
    const kept = async (institution: string) => {
      const log = await rows(PERMIT_UID).select(['takenAtMs']).where({ institution }).execute();
      return log.map(({ takenAtMs }) => Number(takenAtMs)).sort((a, b) => a - b);
    };
    expect(await kept('minutes')).toHaveLength(4);
    const ofMonth = await kept('month');
    expect(ofMonth).toHaveLength(CALLS_KEPT);
    expect(ofMonth[0]).toBe(1_006);
    // What is counted does not depend on the rows that are kept.
    expect((await permits.callsSoFar('month')).takenThisMonth).toBe(1);
    expect(await permits.waitFor('month', { ...SAVE, lane: 'edit' })).toBeNull();
  });

  it('count from the end of their call, and until then as if just used', async () => {
    const taken = await Promise.all(Array.from({ length: 3 }, () => take('minutes', 'edit')));
    const [first, second] = taken.flatMap((answer) =>
      answer.kind === 'granted' ? [answer.permit] : [],
    );
    if (!first || !second) throw new Error('no permit');
    await permits.endPermit(first, CARRIED_OUT);
    await pause(2_000);
    await permits.endPermit(second, CARRIED_OUT);
    const waitsMs = async () => {
      const answer = await take('minutes', 'edit');
      return answer.kind === 'wait' ? answer.waitMs : 0;
    };
    // The first permit leaves the window, as its call ended at once.
    const waitMs = await waitsMs();
    expect(waitMs).toBeLessThanOrEqual(58_500);
    expect(waitMs).toBeGreaterThan(50_000);
    const log = await rows(PERMIT_UID).select('*').where({ institution: 'minutes' }).execute();
    const ended = log.map(({ endedAtMs }) => endedAtMs !== null);
    expect(ended.filter(Boolean)).toHaveLength(2);
    await rows(PERMIT_UID)
      .where({ endedAtMs: { $notNull: true } })
      .delete()
      .execute();
    for (const lane of ['edit', 'edit'] as const) await take('minutes', lane);
    // The remaining calls have not ended, so any of them may be arriving now.
    expect(await waitsMs()).toBeGreaterThanOrEqual(59_900);
  });
});
