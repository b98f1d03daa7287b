import { modulesOf } from '../../helpers/strapi/modules';
import type { Core } from '@strapi/strapi';
import { pluginInstitution } from '../../helpers/institutions/institutions';
import { request } from '../../helpers/http';
import { startScene, type Scene } from '../../helpers/scene/scene';
import { unservedStrapi } from '../../helpers/strapi/strapi';
import { until } from '../../helpers/waiting';

/** Longer than workers take to start; the dispatcher checks for due work at once. */
const A_WHILE_MS = 1_500;

describe('a Strapi that is loaded without serving, as in commands,', () => {
  let scene: Scene;
  let loaded: Core.Strapi | null = null;
  let before: unknown;
  beforeAll(async () => {
    scene = await startScene({ settings: { backgroundWork: false } });
    await scene.crm.creates({ lastName: 'Waiting' });
    await scene.strapiStops();
    before = await leasesIn(await create().load());
    await loaded?.destroy();
  });
  afterEach(async () => {
    await loaded?.destroy();
    loaded = null;
  });
  afterAll(async () => {
    await scene.strapiStarts({ settings: {} });
    await scene.settled();
    await scene.end();
  });

  const create = () => {
    const institutions = [pluginInstitution({ code: 'myvenue' }, scene.simulator().url)];
    const { folder } = scene.running();
    loaded = unservedStrapi({ institutions, folder });
    return loaded;
  };
  const leasesIn = ({ db }: Core.Strapi) =>
    db.connection('s360_leases').where('fence', '>', 0).orderBy('job');
  const calls = () => scene.s360().calls();
  const aWhile = () => new Promise((resolve) => setTimeout(resolve, A_WHILE_MS));

  it('makes no call and takes no lease even with mounted routes', async () => {
    const strapi = await create().load();
    strapi.server.mount();
    modulesOf(strapi).workers.wakeAll();
    await aWhile();
    expect(await calls()).toEqual([]);
    expect(await leasesIn(strapi)).toEqual(before);
    expect(await strapi.db.connection('s360_contact_links').select('state')).toEqual([
      { state: 'pending' },
    ]);
  });

  it('ends without an error when it was only registered, before there is a database', async () => {
    const strapi = await create().register();
    await expect(strapi.destroy()).resolves.toBeUndefined();
    loaded = null;
  });

  it('works from the first request that another server passes to it', async () => {
    const strapi = await create().load();
    strapi.server.mount();
    const { createServer } = await import('node:http');
    const host = createServer(strapi.server.app.callback());
    await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve));
    const address = host.address();
    const port = address === null || typeof address === 'string' ? 0 : address.port;
    await aWhile();
    expect(await calls()).toEqual([]);
    const { status } = await request(`http://127.0.0.1:${port}/_health`, {});
    expect(status).toBe(204);
    await until('the contact is sent', async () => (await scene.s360().saves()).length === 1);
    host.close();
    host.closeAllConnections();
  });
});
