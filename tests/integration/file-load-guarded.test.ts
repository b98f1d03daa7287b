import { at } from '../helpers/json';
import { loadsOf, uploads } from '../helpers/loads';
import {
  file,
  fileOf,
  KNOWN,
  KNOWN_WITH_EMAIL,
  knownPeopleCome,
  people,
} from '../helpers/people-file';
import { startScene, type Scene } from '../helpers/scene';
import { pause, until } from '../helpers/waiting';

describe('a CSV file', () => {
  let scene: Scene;
  beforeEach(async () => {
    scene = await startScene({
      institutions: [{ code: 'myvenue', plugin: { pushNewContacts: false } }],
    });
    await knownPeopleCome(scene);
  });
  afterEach(() => scene.end());

  const loads = () => loadsOf(scene);

  it('that would cost more calls than the guard lets pass waits for approval', async () => {
    await scene.strapiStops();
    await scene.strapiStarts({ settings: { bulkGuard: { links: 30, withinMs: 600_000 } } });
    const { id, plan } = await uploads(scene, file(KNOWN));
    expect(at(plan, 'calls')).toBe(KNOWN_WITH_EMAIL.length);
    await loads().decides(id, 'start');
    await loads().reaches(id, 'done');
    await pause(1_500);
    expect(await scene.s360().saves()).toEqual([]);
    const [guard] = await loads().list('?kind=guard&state=waiting');
    expect(guard).toMatchObject({ author: `load:${String(id)}` });
    await loads().decides(guard?.id, 'approve', { calls: KNOWN_WITH_EMAIL.length });
    await scene.agreed();
    expect(await scene.s360().saves()).toHaveLength(KNOWN_WITH_EMAIL.length);

    await loads().reaches(guard?.id, 'done');
    await loads().decides(id, 'undo');
    await loads().reaches(id, 'undone');
    await pause(1_500);
    expect(await scene.s360().saves()).toHaveLength(KNOWN_WITH_EMAIL.length);
    const [ofUndo] = await loads().list('?kind=guard&state=waiting');
    await loads().decides(ofUndo?.id, 'approve', { calls: KNOWN_WITH_EMAIL.length });
    await scene.agreed();
    expect(await scene.s360().saves()).toHaveLength(2 * KNOWN_WITH_EMAIL.length);
  });

  it('undone before its guard is approved costs nothing, and leaves no guard behind', async () => {
    await scene.strapiStops();
    await scene.strapiStarts({ settings: { bulkGuard: { links: 30, withinMs: 600_000 } } });
    const { id } = await uploads(scene, file(KNOWN));
    await loads().decides(id, 'start');
    await loads().reaches(id, 'done');
    expect(await scene.crm.links({ state: 'pending' })).toHaveLength(KNOWN_WITH_EMAIL.length);
    await loads().decides(id, 'undo');
    await loads().reaches(id, 'undone');
    const guards = await loads().list('?kind=guard');
    expect(guards).toMatchObject([{ state: 'cancelled', author: `load:${String(id)}` }]);
    expect(await scene.crm.links({ state: 'pending' })).toEqual([]);
    await scene.agreed();
    expect(await scene.s360().saves()).toEqual([]);
  });

  it('cancelled before it has written anything leaves no guard behind', async () => {
    await scene.strapiStops();
    const bulkGuard = { links: 30, withinMs: 600_000 };
    await scene.strapiStarts({ settings: { bulkGuard, backgroundWork: false } });
    const { id } = await uploads(scene, file(KNOWN));
    await loads().decides(id, 'start');
    await loads().decides(id, 'cancel');
    expect(await loads().list('?kind=guard')).toEqual([]);
    await scene.strapiStops();
    await scene.strapiStarts({ settings: { bulkGuard, backgroundWork: true } });
  });

  it('whose guard is approved before it is through waits for approval anew with its rest', async () => {
    await scene.strapiStops();
    await scene.strapiStarts({ settings: { bulkGuard: { links: 10, withinMs: 600_000 } } });
    const [first, second] = [people(20), people(20, 20)];
    const linked = KNOWN_WITH_EMAIL.length / 2;
    const { id } = await uploads(scene, fileOf([...first, ...people(4_000, 1_000), ...second]));
    await loads().decides(id, 'start');
    await until('some rows are written', async () => Number((await loads().one(id)).processed) > 0);
    const paused = await loads().decides(id, 'pause');
    expect(Number(paused.processed)).toBeLessThan(4_000);
    const [guard] = await loads().list('?kind=guard&state=waiting');
    await loads().decides(guard?.id, 'approve', { calls: linked });
    await scene.agreed();
    expect(await scene.s360().saves()).toHaveLength(linked);

    await loads().decides(id, 'resume');
    await loads().reaches(id, 'done');
    await pause(1_500);
    expect(await scene.s360().saves()).toHaveLength(linked);
    const [rest, ...others] = await loads().list('?kind=guard&state=waiting');
    expect([rest, others]).toMatchObject([{ author: `load:${String(id)}` }, []]);
    expect(rest?.id).not.toBe(guard?.id);
    await loads().decides(rest?.id, 'approve', { calls: linked });
    await scene.agreed();
    expect(await scene.s360().saves()).toHaveLength(2 * linked);
  });
});
