import { request } from '../helpers/http';
import { WEBHOOK_KEY } from '../helpers/institutions';
import { at, listAt } from '../helpers/json';
import { startScene, type Scene } from '../helpers/scene';
import { until } from '../helpers/waiting';

describe('the list of', () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await startScene({
      institutions: [{ code: 'myvenue', plugin: { pushNewContacts: false } }],
    });
    for (const stream of ['contacts', 'orders']) {
      const answer = await request(`${scene.running().url}/api/s360/${stream}/myvenue`, {
        method: 'POST',
        json: [{ unusable: stream }],
        headers: { [WEBHOOK_KEY.header]: WEBHOOK_KEY.key },
      });
      expect(answer.status).toBe(200);
    }
    await until('both are evaluated', async () =>
      (await scene.crm.deliveries({ state: 'applied' })).length === 2 ? true : null,
    );
  });
  afterAll(() => scene.end());

  const list = async (path: string) => {
    const { body } = await scene.running().admin('GET', `/s360/${path}`);
    return {
      streams: listAt(body, 'data').map((row) => at(row, 'stream')),
      total: at(body, 'meta', 'pagination', 'total'),
    };
  };

  it.each(['deliveries', 'quarantined-items'])(
    '%s shows the stream of each entry',
    async (path) => {
      expect(await list(path)).toEqual({ streams: ['orders', 'contacts'], total: 2 });
    },
  );

  it.each(['deliveries', 'quarantined-items'])('%s can be limited to one stream', async (path) => {
    for (const stream of ['contacts', 'orders']) {
      expect(await list(`${path}?stream=${stream}`)).toEqual({ streams: [stream], total: 1 });
    }
    const wrong = await scene.running().admin('GET', `/s360/${path}?stream=bookings`);
    expect(wrong.status).toBe(400);
  });
});
