import { PERMISSION_ACTIONS } from '../../../server/src/contracts';
import { at, listAt, objectAt, textAt } from '../../helpers/json';
import { sceneForAll } from '../../helpers/scene/scene-for-tests';

const HOUSE = { lastName: 'Keller', email: 'home@example.com' };

describe('a link by a matching rule that a person takes back', () => {
  const scene = sceneForAll({
    institutions: [
      { code: 'myvenue', plugin: { pushNewContacts: false } },
      { code: 'museum', plugin: { pushNewContacts: false } },
    ],
  });
  let anna: string;
  let number: string;
  let annasNumber: string;

  const path = () => `/s360/contacts/${anna}/sync/myvenue/take-back`;
  const preview = async () => objectAt((await scene.running().admin('GET', path())).body, 'data');
  const takesBack = (contactNumber = number, admin = scene.running().admin) =>
    admin('POST', path(), { contactNumber });

  beforeAll(async () => {
    annasNumber = await scene
      .s360('museum')
      .creates({ ...HOUSE, firstName: 'Anna', town: 'Bern', zipCode: '3000' });
    await scene.agreed();
    anna = textAt(await scene.crm.contactOf('museum', annasNumber), 'documentId');
    // Without a first name nothing speaks against the rule; then the operator enters it.
    number = await scene.s360().creates({ ...HOUSE, town: 'Genf' });
    await scene.agreed();
    await scene.s360().changes(number, { firstName: 'Bruno', mobilePhone: '+41791112233' });
    await scene.agreed();
    await scene.crm.saves(anna, { zipCode: '3011' });
    await scene.agreed();
  });

  it('stands in the history, before what it changed', async () => {
    expect(await scene.crm.contact(anna)).toMatchObject({ firstName: 'Bruno', town: 'Genf' });
    const { body } = await scene.running().admin('GET', `/s360/contacts/${anna}/history`);
    const linked = listAt(body, 'data').find((row) => at(row, 'field') === 'contactNumber');
    expect(linked).toMatchObject({
      oldValue: null,
      newValue: number,
      cause: 'delivery',
      institution: { code: 'myvenue' },
      by: null,
    });
    expect(await scene.s360('museum').contact(annasNumber)).toMatchObject({
      individualContact: { individualFirstname: 'Bruno' },
    });
  });

  it('says before what it will do', async () => {
    const before = await preview();
    expect(before).toMatchObject({
      contactNumber: number,
      sentTo: ['museum'],
      isOwnContact: true,
      leftInS360: ['zipCode'],
      keptFields: [],
    });
    const fields = listAt(before, 'fields');
    expect(fields).toHaveLength(3);
    expect(fields).toEqual(
      expect.arrayContaining([
        { field: 'town', now: 'Genf', restored: 'Bern' },
        { field: 'firstName', now: 'Bruno', restored: 'Anna' },
        { field: 'mobilePhone', now: '+41791112233', restored: null },
      ]),
    );
    expect(await scene.crm.contact(anna)).toMatchObject({ firstName: 'Bruno' });
  });

  it('needs the permission, at this institution, and the number that was seen', async () => {
    const { userWith } = scene.running();
    const { decideMatches, exchangeNow } = PERMISSION_ACTIONS;
    expect((await takesBack(number, await userWith([exchangeNow]))).status).toBe(403);
    const elsewhere = await userWith([decideMatches], ['plugin::s360.at-institution-museum']);
    expect((await takesBack(number, elsewhere)).status).toBe(403);
    expect((await takesBack('4711')).status).toBe(409);
  });

  it('makes two people again, everywhere, in one step, and only once', async () => {
    const answers = await Promise.all([takesBack(), takesBack()]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    await scene.agreed();
    expect(await scene.crm.contact(anna)).toMatchObject({
      firstName: 'Anna',
      town: 'Bern',
      zipCode: '3011',
      mobilePhone: null,
    });
    expect(await scene.s360('museum').contact(annasNumber)).toMatchObject({
      individualContact: { individualFirstname: 'Anna' },
    });
    const own = await scene.crm.contactOf('myvenue', number);
    expect(own).toMatchObject({ firstName: 'Bruno', town: 'Genf', lastName: 'Keller' });
    expect(textAt(own, 'documentId')).not.toBe(anna);
    expect(await scene.crm.link(anna, 'myvenue')).toBeNull();
    expect(await scene.crm.contacts()).toHaveLength(2);
    expect((await takesBack()).status).toBe(409);
  });

  it('is recorded with who took it back', async () => {
    const { body } = await scene.running().admin('GET', `/s360/contacts/${anna}/history`);
    const rows = listAt(body, 'data');
    const decided = rows.filter((row) => at(row, 'cause') === 'decision');
    expect(decided.map((row) => at(row, 'field')).sort()).toEqual([
      'contactNumber',
      'firstName',
      'mobilePhone',
      'town',
    ]);
    for (const row of decided) expect(at(row, 'by', 'name')).toBe('Ada Admin');
  });

  it('stays so when S-360 sends the number again', async () => {
    await scene.s360().changes(number, { town: 'Chur' });
    await scene.agreed();
    expect(await scene.crm.contact(anna)).toMatchObject({ town: 'Bern' });
    expect(await scene.crm.contactOf('myvenue', number)).toMatchObject({ town: 'Chur' });
  });
});
