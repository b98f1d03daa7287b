import { valuesInS360 } from '../../helpers/contacts/contacts';
import { sceneForAll } from '../../helpers/scene/scene-for-tests';
import { until } from '../../helpers/waiting';

const CODES = ['myvenue', 'museum', 'opera'] as const;
const LONG_NAME = 'Elisabeth Charlotte von Hohenfels-Sternberg zu Rheinfelden';
const LONG_STREET = 'Chemin de la Grande-Jaquière 14, bâtiment «Été», 3e étage';

/** Anna, who is known to all three institutions, of which the opera keeps values in its own forms. */
describe('the exchange with an institution that keeps values in forms of its own', () => {
  const scene = sceneForAll({
    institutions: CODES.map((code) => ({ code, plugin: { pushNewContacts: true } })),
  });

  async function knownToAll(values: Record<string, string>) {
    const documentId = await scene.crm.creates(values);
    await scene.agreed();
    const numbers = await until('it has a number everywhere', async () => {
      const links = await scene.crm.links({ contactDocumentId: documentId });
      const found = CODES.map((code) => links.find(({ institution }) => institution === code));
      const numbered = found.map((link) => String(link?.contactNumber ?? ''));
      return numbered.every((number) => number !== '') ? numbered : null;
    });
    const inS360 = async (code: (typeof CODES)[number]) =>
      valuesInS360(await scene.s360(code).contact(numbers[CODES.indexOf(code)] ?? ''));
    return {
      documentId,
      inS360,
      numberOf: (code: (typeof CODES)[number]) => numbers[CODES.indexOf(code)] ?? '',
    };
  }

  const states = async (documentId: string) => {
    const found = CODES.map((code) => scene.crm.status(documentId, code));
    return (await Promise.all(found)).map(({ state }) => state);
  };

  async function forgetCalls() {
    for (const code of CODES) await scene.s360(code).forgetCalls();
  }

  const savesOf = async () =>
    Promise.all(CODES.map(async (code) => (await scene.s360(code).saves()).length));

  afterEach(async () => scene.s360('opera').behavesAsDocumented());

  it('leaves name and street whole in the CRM and at the others, when it cuts and uses capitals', async () => {
    await scene.s360('opera').behaves({ names: 'upper', longestName: 40 });
    const values = {
      firstName: 'Anna',
      lastName: LONG_NAME,
      email: 'cut@example.com',
      town: 'Genève',
    };
    const { documentId, inS360 } = await knownToAll({
      ...values,
      street1: 'Rue 1',
      zipCode: '1200',
      countryCode: 'CH',
    });
    await forgetCalls();
    await scene.crm.saves(documentId, { street1: LONG_STREET });
    await scene.agreed();
    await scene.cycle();
    await scene.agreed();
    const whole = { ...values, street1: LONG_STREET };
    expect(await scene.crm.contact(documentId)).toMatchObject(whole);
    expect(await inS360('myvenue')).toMatchObject(whole);
    expect(await inS360('museum')).toMatchObject(whole);
    expect(await inS360('opera')).toMatchObject({
      lastName: LONG_NAME.slice(0, 40).trim().toUpperCase(),
      street1: LONG_STREET.slice(0, 40).trim().toUpperCase(),
    });
    expect(await states(documentId)).toEqual(['inSync', 'inSync', 'inSync']);
    expect(await savesOf()).toEqual([1, 1, 1]);
  });

  it('takes over what a person there changes away from the form', async () => {
    await scene.s360('opera').behaves({ names: 'upper', longestName: 40 });
    const { documentId, inS360, numberOf } = await knownToAll({
      firstName: 'Anna-Maria',
      lastName: LONG_NAME,
      email: 'person@example.com',
    });
    await scene
      .s360('opera')
      .changes(numberOf('opera'), { firstName: 'Anna', lastName: 'Rheinfelden' });
    await scene.agreed();
    const inCrm = await scene.crm.contact(documentId);
    expect(String(inCrm.firstName).toLowerCase()).toBe('anna');
    expect(String(inCrm.lastName).toLowerCase()).toBe('rheinfelden');
    expect(await inS360('myvenue')).toMatchObject({ firstName: inCrm.firstName });
  });

  it('leaves e-mails and phones as they are here, when it folds them and reads them by the address', async () => {
    await scene
      .s360('opera')
      .behaves({ emails: 'documented', phones: 'split', titles: 'codes', lines: 'street' });
    const values = {
      title: 'MRS',
      lastName: 'Forms',
      email: 'Anna.Forms@Example.ch',
      mobilePhone: '+41 21 613 21 11',
      countryCode: 'FR',
      town: 'Lyon',
      alternativeEmails: 'Second@Example.ch\nthird@example.ch\nfourth@example.ch',
    };
    const { documentId, inS360 } = await knownToAll(values);
    await scene.cycle();
    await scene.agreed();
    expect(await inS360('opera')).toMatchObject({ email: 'anna.forms@example.ch' });
    expect(await inS360('opera')).not.toMatchObject({ mobilePhone: '+41216132111' });
    expect(await scene.crm.contact(documentId)).toMatchObject(values);
    expect(await states(documentId)).toEqual(['inSync', 'inSync', 'inSync']);
    await forgetCalls();
    await scene.cycle();
    await scene.agreed();
    expect(await savesOf()).toEqual([0, 0, 0]);
  });
});
