import { valuesInS360 } from '../../helpers/contacts/contacts';
import { at, listAt } from '../../helpers/json';
import { sceneForAll } from '../../helpers/scene/scene-for-tests';

describe('a contact that a delivery shows only in part', () => {
  const scene = sceneForAll({
    institutions: [{ code: 'myvenue', plugin: { pushNewContacts: false } }],
  });
  beforeAll(async () => {
    await scene.s360().webhook({ contacts: { details: ['GENERAL'] } });
  });

  it('is read before anything is sent when the CRM has it with another address', async () => {
    const anna = { lastName: 'Keller', email: 'anna@example.com' };
    const documentId = await scene.crm.creates({ ...anna, street1: 'Am Bach 1', town: 'Chur' });
    const number = await scene.s360().creates({ ...anna, street1: 'Domplatz 2' });
    await scene.agreed();
    expect(await scene.crm.contact(documentId)).toMatchObject({
      street1: 'Domplatz 2',
      town: 'Chur',
    });
    expect(valuesInS360(await scene.s360().contact(number))).toMatchObject({
      street1: 'Domplatz 2',
      town: 'Chur',
    });
    const path = `/s360/conflicts?contact=${documentId}`;
    const { body } = await scene.running().admin('GET', path);
    expect(listAt(body, 'data')).toMatchObject([
      { field: 'street1', localValue: 'Am Bach 1', remoteValue: 'Domplatz 2', rule: 's360' },
    ]);
    expect(at(body, 'meta', 'pagination', 'total')).toBe(1);
  });
});
