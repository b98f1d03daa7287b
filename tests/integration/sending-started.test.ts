import { INSTITUTION_UID, PERMISSION_ACTIONS } from '../../server/src/contracts';
import { at, listAt } from '../helpers/json';
import { startScene, type Scene } from '../helpers/scene';
import { until } from '../helpers/waiting';

const START = '/s360/institutions/myvenue/sending/start';

describe('a new institution', () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await startScene({
      trust: 'notStarted',
      institutions: [
        { code: 'myvenue', plugin: { name: 'My Venue' } },
        { code: 'museum', plugin: { pushNewContacts: false } },
      ],
    });
  });
  afterAll(() => scene.end());

  const sendingOf = async (code: string) => {
    const { body } = await scene.running().admin('GET', '/s360/institutions');
    const found = listAt(body, 'data').find((one) => at(one, 'code') === code);
    return at(found, 'sending');
  };
  const untested = async () => listAt(await sendingOf('myvenue'), 'untested').map(String);

  it('is sent nothing until sending is started, while what it sends is received', async () => {
    const documentId = await scene.crm.creates({ lastName: 'Waits' });
    const number = await scene.s360().creates({ lastName: 'Comes' });
    await scene.cycle();
    await until('the contact is received', () => scene.crm.contactOf('myvenue', number));
    expect(await scene.s360().calls()).toEqual([]);
    expect(await scene.crm.status(documentId, 'myvenue')).toMatchObject({
      state: 'pending',
      waiting: { kind: 'notStarted' },
    });
    expect(await sendingOf('myvenue')).toMatchObject({ status: { state: 'notStarted' }, by: null });
  });

  it('stays so after a restart, and one that was in use before goes on', async () => {
    await scene.strapiStops();
    await scene.strapiStarts();
    expect(await sendingOf('myvenue')).toMatchObject({ status: { state: 'notStarted' } });
    const { strapi } = scene.running();
    // As an earlier version has left it: nothing is recorded, and a contact was sent.
    await strapi.db.query(INSTITUTION_UID).updateMany({ data: { sendingTrust: null } });
    const [link] = await scene.crm.links({ institution: 'myvenue', state: 'inSync' });
    const lastSent = { at: new Date().toISOString(), kind: 'update', fields: ['town'] };
    await strapi.db
      .query('plugin::s360.contact-link')
      .update({ where: { id: link?.id }, data: { lastSent } });
    await strapi.plugin('s360').service('pauses').change('myvenue', { sending: true }, null);
    await scene.strapiStops();
    await scene.strapiStarts();
    expect(await sendingOf('myvenue')).toMatchObject({
      status: { state: 'started', cause: 'existing' },
    });
    expect(await sendingOf('museum')).toMatchObject({ status: { state: 'notStarted' } });
    await scene
      .running()
      .strapi.db.query(INSTITUTION_UID)
      .updateMany({ data: { sendingTrust: null, sendingPaused: false } });
  });

  it('is started by a person with that permission alone, who was shown what is untested', async () => {
    const steerer = await scene.running().userWith([PERMISSION_ACTIONS.steerSync]);
    expect((await steerer('POST', START, { untested: await untested() })).status).toBe(403);
    const starter = await scene.running().userWith([PERMISSION_ACTIONS.startSending]);
    expect((await starter('POST', START, {})).status).toBe(400);
    expect((await starter('POST', START, { untested: ['savePerson'] })).status).toBe(409);
    const shown = await untested();
    const { body, status } = await starter('POST', START, { untested: shown });
    expect(status).toBe(200);
    expect(at(body, 'data')).toMatchObject({
      status: { state: 'started', cause: 'person', untested: shown },
      by: { name: 'Uma User' },
    });
    await scene.agreed();
    expect(await scene.s360().saves()).toHaveLength(1);
    expect(await scene.crm.links({ state: 'pending' })).toEqual([]);
  });
});
