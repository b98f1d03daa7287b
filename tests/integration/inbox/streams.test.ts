import { request } from '../../helpers/http';
import { WEBHOOK_KEY } from '../../helpers/institutions/institutions';
import { at, listAt } from '../../helpers/json';
import { sceneForAll } from '../../helpers/scene/scene-for-tests';
import { until } from '../../helpers/waiting';

describe('the list of items not imported', () => {
  const scene = sceneForAll({
    institutions: [{ code: 'myvenue', plugin: { pushNewContacts: false } }],
  });
  beforeAll(async () => {
    for (const stream of ['contacts', 'orders']) {
      const answer = await request(`${scene.running().url}/api/s360/${stream}/myvenue`, {
        method: 'POST',
        json: [{ unusable: stream }],
        headers: { [WEBHOOK_KEY.header]: WEBHOOK_KEY.key },
      });
      expect(answer.status).toBe(200);
      // Each stream is applied on its own, so that two items at once have no order.
      await until('it is evaluated', async () =>
        (await scene.crm.deliveries({ stream, state: 'applied' })).length === 1 ? true : null,
      );
    }
  });

  const list = async (query = '') => {
    const { body } = await scene.running().admin('GET', `/s360/quarantined-items${query}`);
    return {
      streams: listAt(body, 'data').map((row) => at(row, 'stream')),
      total: at(body, 'meta', 'pagination', 'total'),
    };
  };

  it('shows the stream of each', async () => {
    expect(await list()).toEqual({ streams: ['orders', 'contacts'], total: 2 });
  });

  it('can be limited to one stream', async () => {
    for (const stream of ['contacts', 'orders']) {
      expect(await list(`?stream=${stream}`)).toEqual({ streams: [stream], total: 1 });
    }
    const path = '/s360/quarantined-items?stream=bookings';
    expect((await scene.running().admin('GET', path)).status).toBe(400);
  });
});
