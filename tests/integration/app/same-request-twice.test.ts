import { CONTACT_UID } from '../../../server/src/contracts/uids';
import { bulkJobsOf, uploads } from '../../helpers/bulk-jobs/bulk-jobs';
import type { HttpAnswer } from '../../helpers/http';
import { at, objectAt, textAt } from '../../helpers/json';
import { sceneForAll } from '../../helpers/scene/scene-for-tests';

const SETTINGS = '/s360/institution-settings';
const KEY = 'abcdefghijklmnopqrstuvwxyz';

describe('a request that two people send at the same moment', () => {
  const scene = sceneForAll({
    institutions: [{ code: 'myvenue', plugin: { pushNewContacts: false } }],
  });

  /** Both answers, that of the winner first. */
  async function twice(method: string, path: string, body: object): Promise<HttpAnswer[]> {
    const { admin } = scene.running();
    const answers = await Promise.all([admin(method, path, body), admin(method, path, body)]);
    return answers.sort((one, other) => one.status - other.status);
  }
  const statuses = (answers: HttpAnswer[]) => answers.map(({ status }) => status);
  const detailsOf = async (code: string) =>
    objectAt((await scene.running().admin('GET', `${SETTINGS}/${code}`)).body, 'data');

  it('starts a file import once, and undoes it once', async () => {
    const file = new TextEncoder().encode('Last name;E-mail\nOnce;once@example.com\n');
    const { id } = await uploads(scene, file);
    const path = `/s360/bulk-jobs/${String(id)}`;
    expect(statuses(await twice('POST', `${path}/start`, {}))).toEqual([200, 409]);
    await bulkJobsOf(scene).reaches(id, 'done');
    const made = await scene.crm.contacts();
    expect(made.filter(({ lastName }) => lastName === 'Once')).toHaveLength(1);
    expect(statuses(await twice('POST', `${path}/undo`, {}))).toEqual([200, 409]);
    await bulkJobsOf(scene).reaches(id, 'undone');
  });

  it('merges two contacts once', async () => {
    const keep = await scene.crm.creates({ lastName: 'Kept' });
    const remove = await scene.crm.creates({ lastName: 'Removed' });
    const merged = await twice('POST', `/s360/contacts/${keep}/merge`, { remove });
    expect(statuses(merged)).toEqual([200, 404]);
    const { strapi } = scene.running();
    expect(
      await strapi.db.query(CONTACT_UID as never).count({ where: { lastName: 'Kept' } as never }),
    ).toBe(1);
  });

  it('takes over, changes and switches off an institution once', async () => {
    const adopted = await twice('POST', `${SETTINGS}/myvenue/adopt`, {});
    expect(statuses(adopted)).toEqual([200, 409]);
    const { settings, revision } = await detailsOf('myvenue');
    const edit = { settings: { ...objectAt(settings), name: 'Other' }, revision };
    expect(statuses(await twice('PUT', `${SETTINGS}/myvenue`, edit))).toEqual([200, 409]);
    const key = { secret: KEY, revision: textAt(await detailsOf('myvenue'), 'revision') };
    const added = await twice('POST', `${SETTINGS}/myvenue/webhook-secrets`, key);
    expect(statuses(added)).toEqual([200, 409]);
    const off = { isActive: false, revision: at(added[0]?.body, 'data', 'revision') };
    expect(statuses(await twice('PUT', `${SETTINGS}/myvenue/active`, off))).toEqual([200, 409]);
    expect(JSON.stringify(await detailsOf('myvenue'))).not.toContain(KEY);
  });
});
