import { at, listAt, textAt } from '../../helpers/json';
import { sceneForAll } from '../../helpers/scene/scene-for-tests';

describe('an institution at which nothing empties a field', () => {
  const scene = sceneForAll({
    institutions: [{ code: 'myvenue', plugin: { assumptions: { emptying: 'never' } } }],
  });

  it('is sent other edits but no emptied field, and the contact says that S-360 keeps its value', async () => {
    await scene.s360().behaves({ nulls: 'ignored' });
    const number = await scene.s360().creates({
      firstName: 'Jan',
      lastName: 'Muster',
      mobilePhone: '+41795550101',
    });
    await scene.agreed();
    const { documentId } = (await scene.crm.contactOf('myvenue', number)) ?? {};
    const id = String(documentId);
    const mobilePhone = async () => {
      const { body } = await scene.running().admin('GET', `/s360/contacts/${id}/fields`);
      const [venue] = listAt(body, 'data');
      const shown = listAt(venue, 'fields').find((one) => at(one, 'field') === 'mobilePhone');
      return shown === undefined ? null : textAt(shown, 'state');
    };
    const saves = (await scene.s360().saves()).length;

    await scene.crm.saves(id, { mobilePhone: null });
    await scene.agreed();
    expect(await scene.s360().saves()).toHaveLength(saves);
    expect(await mobilePhone()).toBe('notEmptied');

    await scene.crm.saves(id, { firstName: 'Jana' });
    await scene.agreed();
    const { individualContact } = await scene.s360().contact(number);
    expect(individualContact).toMatchObject({
      individualFirstname: 'Jana',
      cellPhoneNumber: '+41795550101',
    });
    expect(await scene.crm.contact(id)).toMatchObject({ mobilePhone: null, firstName: 'Jana' });
    scene.excuse({
      check: 'equal',
      fits: /^mobilePhone of .* is null here and \+41795550101 there$/,
      because: 'nothing empties a field there',
    });
  });
});
