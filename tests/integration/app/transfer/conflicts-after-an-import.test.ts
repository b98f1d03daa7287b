import { at, listAt, objectAt } from '../../../helpers/json';
import { sceneForAll } from '../../../helpers/scene/scene-for-tests';
import { until } from '../../../helpers/waiting';

const MANUAL = { code: 'myvenue', plugin: { fields: { town: { conflict: 'manual' } } } };

describe('an open conflict of which an import brought only the link', () => {
  const scene = sceneForAll({ institutions: [MANUAL] });

  const open = async () => {
    const { body } = await scene.running().admin('GET', '/s360/conflicts?open=true&pageSize=100');
    return listAt(body, 'data').map((row) => objectAt(row));
  };

  it('is recorded again once, soon after the start, and can be decided', async () => {
    const number = await scene.s360().creates({ lastName: 'Brought', town: 'Bern' });
    await scene.agreed();
    const documentId = String(objectAt(await scene.crm.contactOf('myvenue', number)).documentId);
    await scene.running().admin('PUT', '/s360/institutions/myvenue/pauses', { sending: true });
    await scene.crm.saves(documentId, { town: 'Basel' });
    await scene.s360().writes({ contactNumber: number, addresses: [{ main: true, town: 'Genf' }] });
    await scene.cycle();
    await until('the conflict is open', async () => (await open()).length === 1);
    await scene.running().strapi.db.connection('s360_conflicts').delete();

    for (const _start of ['first', 'second']) {
      await scene.strapiStops();
      await scene.strapiStarts();
      await until('it is recorded', async () => (await open()).length > 0);
      expect(await open()).toMatchObject([
        { field: 'town', localValue: 'Basel', remoteValue: 'Genf', status: 'open' },
      ]);
    }
    const [conflict] = await open();
    const path = `/s360/conflicts/${String(at(conflict, 'id'))}/decision`;
    const { status } = await scene.running().admin('POST', path, { decision: 's360' });
    expect(status).toBe(200);
    expect(await scene.crm.contact(documentId)).toMatchObject({ town: 'Genf' });
    await scene.running().admin('PUT', '/s360/institutions/myvenue/pauses', { sending: false });
    await scene.agreed();
  });
});
