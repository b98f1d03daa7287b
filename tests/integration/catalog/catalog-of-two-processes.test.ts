import { catalogSide, performanceIdsOf } from '../../helpers/catalog/catalogs';
import { pluginInstitution } from '../../helpers/institutions/institutions';
import {
  compileChild,
  startKillable,
  type KillableStrapi,
} from '../../helpers/killed-process/killable-strapi';
import { startScene, type Scene } from '../../helpers/scene/scene';
import { pause, until } from '../../helpers/waiting';

const SETUP = {
  code: 'myvenue',
  plugin: { catalog: {} },
  s360: { catalog: true, latencyMs: 300 },
};

describe('two processes with one database', () => {
  let scene: Scene;
  let other: KillableStrapi;
  beforeAll(async () => {
    scene = await startScene({ institutions: [SETUP] });
    other = await startKillable({
      program: compileChild(),
      database: scene.running().database,
      institutions: [pluginInstitution(SETUP, scene.simulator().url)],
    });
  });
  afterAll(async () => {
    await other.stop();
    await scene.end();
  });

  it('call S-360 once for the same catalog and places left', async () => {
    const sides = [catalogSide(scene, 'myvenue'), catalogSide(scene, 'myvenue', other.url)];
    await Promise.all(
      sides.flatMap((side) =>
        Array.from({ length: 10 }, () => side.get().then(() => side.refresh())),
      ),
    );
    const catalogs = await Promise.all(sides.map((side) => side.fetched()));
    expect(catalogs[0]).toEqual(catalogs[1]);
    const [first] = catalogs;
    if (!first) throw new Error('there are two');
    const performanceIds = performanceIdsOf(first);
    await Promise.all(sides.flatMap((side) => performanceIds.map((id) => side.availability([id]))));
    await Promise.all(sides.flatMap((side) => Array.from({ length: 5 }, () => side.refresh())));
    await until('places left were asked for', async () => {
      return (await scene.s360().calls('getEventAvailability')).length > 0;
    });
    await pause(3_000);
    expect(await sides[0]?.calls('getCatalogDetailed')).toBe(1);
    expect(await sides[0]?.calls('getEventAvailability')).toBe(1);
    expect((await sides[1]?.status())?.isWanted).toBe(true);
  });
});
