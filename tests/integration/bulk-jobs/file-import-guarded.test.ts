import { at, objectAt } from '../../helpers/json';
import { bulkJobsOf, uploads } from '../../helpers/bulk-jobs/bulk-jobs';
import {
  file,
  fileOf,
  KNOWN,
  KNOWN_WITH_EMAIL,
  knownPeopleCome,
  people,
} from '../../helpers/bulk-jobs/people-file';
import { sceneForEach } from '../../helpers/scene/scene-for-tests';
import { pause, until } from '../../helpers/waiting';

describe('a CSV file under the bulk guard', () => {
  const scene = sceneForEach({
    institutions: [{ code: 'myvenue', plugin: { pushNewContacts: false } }],
  });
  beforeEach(async () => {
    await knownPeopleCome(scene);
  });

  const bulkJobs = () => bulkJobsOf(scene);

  it('waits for approval when it would cost more calls than the guard allows', async () => {
    await scene.strapiStops();
    await scene.strapiStarts({ settings: { bulkGuard: { links: 30 } } });
    const { id, plan } = await uploads(scene, file(KNOWN));
    expect(at(plan, 'calls')).toBe(KNOWN_WITH_EMAIL.length);
    await bulkJobs().decides(id, 'start');
    await bulkJobs().reaches(id, 'done');
    await pause(1_500);
    expect(await scene.s360().saves()).toEqual([]);
    const [guard] = await bulkJobs().list('?kind=guard&state=waiting');
    expect(guard).toMatchObject({ author: `bulkJob:${String(id)}` });
    await bulkJobs().decides(guard?.id, 'approve', { calls: KNOWN_WITH_EMAIL.length });
    await scene.agreed();
    expect(await scene.s360().saves()).toHaveLength(KNOWN_WITH_EMAIL.length);

    await bulkJobs().reaches(guard?.id, 'done');
    await bulkJobs().decides(id, 'undo');
    await bulkJobs().reaches(id, 'undone');
    await pause(1_500);
    expect(await scene.s360().saves()).toHaveLength(KNOWN_WITH_EMAIL.length);
    const [ofUndo] = await bulkJobs().list('?kind=guard&state=waiting');
    await bulkJobs().decides(ofUndo?.id, 'approve', { calls: KNOWN_WITH_EMAIL.length });
    await scene.agreed();
    expect(await scene.s360().saves()).toHaveLength(2 * KNOWN_WITH_EMAIL.length);
  });

  it('costs nothing and has its guard cancelled when it is undone before the approval', async () => {
    await scene.strapiStops();
    await scene.strapiStarts({ settings: { bulkGuard: { links: 30 } } });
    const { id } = await uploads(scene, file(KNOWN));
    await bulkJobs().decides(id, 'start');
    await bulkJobs().reaches(id, 'done');
    expect(await scene.crm.links({ state: 'pending' })).toHaveLength(KNOWN_WITH_EMAIL.length);
    await bulkJobs().decides(id, 'undo');
    await bulkJobs().reaches(id, 'undone');
    const guards = await bulkJobs().list('?kind=guard');
    expect(guards).toMatchObject([{ state: 'cancelled', author: `bulkJob:${String(id)}` }]);
    expect(await scene.crm.links({ state: 'pending' })).toEqual([]);
    await scene.agreed();
    expect(await scene.s360().saves()).toEqual([]);
  });

  it('is not sent further when its guard is paused before it is undone', async () => {
    await scene.strapiStops();
    await scene.strapiStarts({ settings: { bulkGuard: { links: 30 } } });
    const { id } = await uploads(scene, file(KNOWN));
    await bulkJobs().decides(id, 'start');
    await bulkJobs().reaches(id, 'done');
    const [guard] = await bulkJobs().list('?kind=guard&state=waiting');
    // The sending is slow enough to be paused in the middle.
    const slow = { method: 'saveIndividualContactData', times: 1_000, kind: 'timeout', ms: 100 };
    await scene.s360().faults(slow);
    await bulkJobs().decides(guard?.id, 'approve');
    await until('some are sent', async () => (await scene.s360().saves()).length > 0);
    await bulkJobs().decides(guard?.id, 'pause');
    await pause(1_000);
    const sent = (await scene.s360().saves()).length;
    expect(sent).toBeLessThan(KNOWN_WITH_EMAIL.length);
    await bulkJobs().decides(id, 'undo');
    await bulkJobs().reaches(id, 'undone');
    expect(await bulkJobs().one(guard?.id)).toMatchObject({
      state: 'cancelled',
      progress: { sent },
      counts: { takenBack: KNOWN_WITH_EMAIL.length - sent },
    });
    await pause(1_000);
    expect(await scene.s360().saves()).toHaveLength(sent);
    await scene.s360().faults();
    const [ofUndo] = await bulkJobs().list('?kind=guard&state=waiting');
    await bulkJobs().decides(ofUndo?.id, 'approve', { calls: sent });
    await scene.agreed();
    expect(await scene.s360().saves()).toHaveLength(2 * sent);
  });

  it('creates no guard when it is cancelled before it has written anything', async () => {
    await scene.strapiStops();
    const bulkGuard = { links: 30 };
    await scene.strapiStarts({ settings: { bulkGuard, backgroundWork: false } });
    const { id } = await uploads(scene, file(KNOWN));
    await bulkJobs().decides(id, 'start');
    await bulkJobs().decides(id, 'cancel');
    expect(await bulkJobs().list('?kind=guard')).toEqual([]);
    await scene.strapiStops();
    await scene.strapiStarts({ settings: { bulkGuard, backgroundWork: true } });
  });

  it('waits for another approval with its rest when the guard is approved before its end', async () => {
    await scene.strapiStops();
    await scene.strapiStarts({ settings: { bulkGuard: { links: 10 } } });
    const [first, second] = [people(20), people(20, 20)];
    const linked = KNOWN_WITH_EMAIL.length / 2;
    const { id } = await uploads(scene, fileOf([...first, ...people(4_000, 1_000), ...second]));
    await bulkJobs().decides(id, 'start');
    await until(
      'some rows are written',
      async () => Number((await bulkJobs().one(id)).processed) > 0,
    );
    const paused = await bulkJobs().decides(id, 'pause');
    expect(Number(paused.processed)).toBeLessThan(4_000);
    const [guard] = await bulkJobs().list('?kind=guard&state=waiting');
    await bulkJobs().decides(guard?.id, 'approve', { calls: linked });
    await scene.agreed();
    expect(await scene.s360().saves()).toHaveLength(linked);

    await bulkJobs().decides(id, 'resume');
    await bulkJobs().reaches(id, 'done');
    await pause(1_500);
    expect(await scene.s360().saves()).toHaveLength(linked);
    const [rest, ...others] = await bulkJobs().list('?kind=guard&state=waiting');
    expect([rest, others]).toMatchObject([{ author: `bulkJob:${String(id)}` }, []]);
    expect(rest?.id).not.toBe(guard?.id);
    await bulkJobs().decides(rest?.id, 'approve', { calls: linked });
    await scene.agreed();
    expect(await scene.s360().saves()).toHaveLength(2 * linked);
  });
});

describe('a CSV file of new people under the bulk guard', () => {
  const scene = sceneForEach({
    institutions: [{ code: 'myvenue', plugin: { pushNewContacts: true } }],
    settings: { bulkGuard: { links: 10 } },
  });

  it('has its paused guard cancelled once the calls that were under way at the undo have ended', async () => {
    const bulkJobs = bulkJobsOf(scene);
    const { id } = await uploads(scene, file(20));
    await bulkJobs.decides(id, 'start');
    await bulkJobs.reaches(id, 'done');
    const [guard] = await bulkJobs.list('?kind=guard&state=waiting');
    const slow = { method: 'saveIndividualContactData', times: 1_000, kind: 'timeout', ms: 8_000 };
    await scene.s360().faults(slow);
    await bulkJobs.decides(guard?.id, 'approve');
    await until(
      'a call is under way',
      async () => (await scene.crm.links({ state: 'sending' })).length > 0,
    );
    await bulkJobs.decides(guard?.id, 'pause');
    await bulkJobs.decides(id, 'undo');
    await bulkJobs.reaches(id, 'undone');
    expect(await bulkJobs.one(guard?.id)).toMatchObject({ state: 'paused' });
    const ended = await bulkJobs.reaches(guard?.id, 'cancelled', 60_000);
    const { undoDeleted } = objectAt((await bulkJobs.one(id)).counts);
    expect(Number(undoDeleted)).toBeGreaterThan(0);
    expect(ended.counts).toMatchObject({ takenBack: undoDeleted });
  });
});
