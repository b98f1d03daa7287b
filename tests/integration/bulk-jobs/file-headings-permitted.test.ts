import { PERMISSION_ACTIONS } from '../../../server/src/contracts';
import { uploads } from '../../helpers/bulk-jobs/bulk-jobs';
import { at } from '../../helpers/json';
import { fileWithoutHeadings, PERSON } from '../../helpers/privacy/erased-person';
import { sceneForAll } from '../../helpers/scene/scene-for-tests';

describe('the headings of a file that begins with a person', () => {
  const scene = sceneForAll({ institutions: [{ code: 'museum' }] });

  it('are shown to those who run bulk jobs, and to nobody else', async () => {
    const { readOverview, runBulkJobs } = PERMISSION_ACTIONS;
    const { admin, userWith } = scene.running();
    const { id } = await uploads(scene, fileWithoutHeadings());
    const path = `/s360/bulk-jobs/${String(id)}`;
    const mapping = { [PERSON.lastName]: 'lastName', [PERSON.firstName]: 'firstName' };
    await admin('POST', `${path}/plan`, { mapping });

    const runner = await (await userWith([readOverview, runBulkJobs]))('GET', path);
    expect(at(runner.body, 'data', 'plan')).toMatchObject({ mapping });

    const reader = await (await userWith([readOverview]))('GET', path);
    expect(reader.status).toBe(200);
    expect(JSON.stringify(reader.body)).not.toContain(PERSON.lastName);
    expect(at(reader.body, 'data', 'plan')).toMatchObject({
      headings: ['#1', '#2', '#3'],
      mapping: { '#1': 'lastName', '#2': 'firstName' },
    });
    expect(at(reader.body, 'data', 'choices')).toMatchObject({ mapping: { '#1': 'lastName' } });
  });
});
