import { codesOf, stateOf, stepOf } from '../../helpers/institutions/checked-venues';
import { at, listAt, objectAt } from '../../helpers/json';
import { sceneForAll } from '../../helpers/scene/scene-for-tests';
import { DAY_MS } from '../../../server/src/kernel/time/durations';

/** The beginning of this day in UTC, or of an earlier one. */
const midnight = (daysBefore: number) =>
  new Date((Math.floor(Date.now() / DAY_MS) - daysBefore) * DAY_MS);

describe('holds that have ended', () => {
  const scene = sceneForAll({ institutions: [{ code: 'myvenue' }, { code: 'museum' }] });

  /** A reservation that S-360 releases early on this day if it has expired there by then. */
  async function isHeld(code: string, expirationDate: Date): Promise<void> {
    // Half of what has passed of the day: before noon at any time of day.
    const sinceThenMs = (Date.now() % DAY_MS) / 2;
    await scene.timePasses(-sinceThenMs);
    await scene.s360(code).orders({
      orderType: 'RESERVATION',
      orderState: 'CLOSED',
      creationDateTime: midnight(10).toISOString(),
      expirationDate: expirationDate.toISOString(),
      operationDatas: [{ quantity: 1, unitPrice: 20_000 }],
    });
    // Whatever is asked of S-360, it first releases what has expired.
    await scene.s360(code).contacts();
    await scene.timePasses(sinceThenMs);
    await scene.agreed();
  }
  const checked = async (code: string) =>
    objectAt(
      await scene
        .running()
        .strapi.plugin('s360')
        .service('contractChecks')
        .run(code, {}, { author: null }),
    );

  it('show nothing while they may still be open', async () => {
    await isHeld('museum', midnight(0));
    const check = await checked('museum');
    expect([stateOf(check, 'endedHolds'), codesOf(check, 'endedHolds')]).toEqual([
      'untested',
      ['noEndedHolds'],
    ]);
  });

  it('are compared by the contract check without a call, where they lasted to the end of the day', async () => {
    await isHeld('museum', midnight(1));
    const check = await checked('museum');
    expect(stepOf(check, 'endedHolds')).toMatchObject({
      state: 'held',
      calls: 0,
      notes: [{ code: 'endedHoldsCompared', values: { holds: 1 } }],
    });
  });

  it('have the check name the setting where S-360 released them at that midnight', async () => {
    await scene.s360().behaves({ expiry: 'exact' });
    await isHeld('myvenue', midnight(0));
    const check = await checked('myvenue');
    expect(stepOf(check, 'endedHolds')).toMatchObject({
      state: 'failed',
      findings: [{ code: 'expiryOther', values: { value: 'exact', holds: 1 } }],
    });
    expect(listAt(check, 'settings')).toEqual(["assumptions: { expiry: 'exact' },"]);
    const assumption = listAt(check, 'assumptions').find(
      (one) => at(one, 'assumption') === 'expiry',
    );
    expect(assumption).toMatchObject({ state: 'refuted', setting: 'assumptions.expiry' });
  });
});
