import { at, listAt } from '../../helpers/json';
import { sceneForAll } from '../../helpers/scene/scene-for-tests';
import { until } from '../../helpers/waiting';

describe('two pending creates with the same possible number', () => {
  const plugin = { pushNewContacts: false, matching: [['email', 'name']] };
  const scene = sceneForAll({ institutions: [{ code: 'myvenue', plugin }] });

  const pauses = (sending: boolean) =>
    scene.running().admin('PUT', '/s360/institutions/myvenue/pauses', { sending });
  const segments = async () =>
    listAt((await scene.running().admin('GET', '/s360/match-reviews?state=open')).body, 'data');
  const linksOf = (documentId: string) => scene.crm.links({ contactDocumentId: documentId });

  it('are not sent until a person decides, and then only the other one is sent', async () => {
    await pauses(true);
    const twin = { lastName: 'Twin', email: 'twin@example.com' };
    const one = await scene.crm.creates({ ...twin, firstName: 'One' });
    const two = await scene.crm.creates({ ...twin, firstName: 'One' });
    for (const documentId of [one, two]) await scene.crm.panel('POST', documentId, '/myvenue/push');
    const number = await scene.s360().creates({ ...twin, firstName: 'One' });
    await scene.s360().cycle();
    await until('it is asked', async () => (await segments()).length > 0);
    await scene.s360().forgetCalls();
    await pauses(false);
    for (const documentId of [one, two]) {
      await until('the create waits', async () => {
        const [link] = await linksOf(documentId);
        return at(link, 'failureCode') === 'question-first';
      });
    }
    expect(await scene.s360().saves()).toEqual([]);

    const [question] = await segments();
    const path = `/s360/match-reviews/${String(at(question, 'id'))}/decision`;
    expect((await scene.running().admin('POST', path, { contact: one })).status).toBe(200);
    await scene.agreed();
    expect(await linksOf(one)).toMatchObject([{ contactNumber: number, state: 'inSync' }]);
    expect(await linksOf(two)).toMatchObject([{ state: 'inSync', failure: null }]);
    expect(await scene.s360().saves()).toHaveLength(1);
  });
});
