import { PERMISSION_ACTIONS } from '../../../server/src/contracts';
import { at } from '../../helpers/json';
import { sceneForAll } from '../../helpers/scene/scene-for-tests';

describe('the institutions that filters of lists offer', () => {
  const scene = sceneForAll({
    institutions: [
      { code: 'myvenue', plugin: { name: 'My Venue', timeZone: 'Europe/Zurich' } },
      { code: 'museum', plugin: { name: 'The Museum' } },
    ],
    settings: { backgroundWork: false },
  });

  it('have their names, and the time zones of performances', async () => {
    const { body } = await scene.running().admin('GET', '/s360/venues');
    expect(at(body, 'data')).toEqual({
      myvenue: { name: 'My Venue', timeZone: 'Europe/Zurich' },
      museum: { name: 'The Museum', timeZone: 'UTC' },
    });
  });

  it('are those that a role may see', async () => {
    const { userWith } = scene.running();
    const limited = await userWith([
      {
        action: PERMISSION_ACTIONS.readSync,
        subject: null,
        properties: {},
        conditions: ['plugin::s360.at-institution-museum'],
      },
    ]);
    const { body } = await limited('GET', '/s360/venues');
    expect(Object.keys(at(body, 'data') ?? {})).toEqual(['museum']);
    expect((await (await userWith([]))('GET', '/s360/venues')).status).toBe(403);
  });
});
