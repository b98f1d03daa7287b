import { placesOf } from '../../helpers/databases/whole-database';
import { at, listAt, textAt } from '../../helpers/json';
import { sceneForEach } from '../../helpers/scene/scene-for-tests';

const HOUSE = { lastName: 'Keller', email: 'home@keller.example' };
const ANNA = { ...HOUSE, firstName: 'Annabellina', town: 'Bernikon', zipCode: '3000' };
/** What only the other person of the house has. */
const BRUNO = {
  firstName: 'Brunolindo',
  town: 'Genfingen',
  mobilePhone: '+41791112233',
  street1: 'Fremdgasse 4',
};
const WORDING = 'Brunolindos Formular';

describe('a person who was taken for another, by a link that was taken back', () => {
  const scene = sceneForEach({
    institutions: [
      { code: 'myvenue', plugin: { pushNewContacts: false } },
      { code: 'museum', plugin: { pushNewContacts: false } },
    ],
  });
  let anna: string;
  let number: string;

  const admin = (method: string, path: string, body?: object) =>
    scene.running().admin(method, `/s360${path}`, body);
  const historyOf = async (documentId: string) =>
    listAt((await admin('GET', `/contacts/${documentId}/history`)).body, 'data');
  const traces = (texts: readonly string[]) => placesOf(scene.running().strapi, texts);

  beforeEach(async () => {
    const annas = await scene.s360('museum').creates(ANNA);
    await scene.agreed();
    anna = textAt(await scene.crm.contactOf('museum', annas), 'documentId');
    // Without a first name nothing speaks against the rule; then the operator enters it.
    number = await scene.s360().creates({ ...HOUSE, town: BRUNO.town });
    await scene.agreed();
    await scene.s360().changes(number, BRUNO);
    await scene.agreed();
    await scene.s360().writes({
      contactNumber: number,
      authorizations: [{ authorizationCode: 'NEWS', allowed: false }],
    });
    await scene.agreed();
    const given = { allowed: true, wording: WORDING };
    await scene.crm.panel('PUT', anna, '/myvenue/consents/NEWS', given);
    // The address is corrected here: the history then shows the other person's as the former one.
    await scene.crm.saves(anna, { street1: 'Eigenweg 1' });
    await scene.agreed();
    const taken = await admin('POST', `/contacts/${anna}/sync/myvenue/take-back`, {
      contactNumber: number,
    });
    expect([taken.status, at(taken.body, 'error')]).toEqual([200, undefined]);
    await scene.agreed();
  }, 60_000);

  it('stands nowhere any more once that person is erased, and the other one is whole', async () => {
    scene.excuse({ check: 'everybody', fits: /./, because: 'an erased person stays out' });
    const bruno = textAt(await scene.crm.contactOf('myvenue', number), 'documentId');
    const name = `${BRUNO.firstName} ${HOUSE.lastName}`;
    const erased = await admin('POST', `/contacts/${bruno}/erasure`, { name });
    expect([erased.status, at(erased.body, 'error')]).toEqual([200, undefined]);
    await scene.agreed();
    expect(await traces([...Object.values(BRUNO), WORDING, bruno])).toEqual([]);
    expect(await scene.crm.contact(anna)).toMatchObject({ ...ANNA, street1: 'Eigenweg 1' });
    expect(await historyOf(anna)).toMatchObject([
      { field: 'street1', oldValue: null, newValue: 'Eigenweg 1', cause: 'crm' },
      { kind: 'created' },
    ]);
  });

  it('takes along what was agreed to under the number, with the wording that proves it', async () => {
    const bruno = textAt(await scene.crm.contactOf('myvenue', number), 'documentId');
    expect(await scene.crm.consents(anna)).toEqual([]);
    expect(await scene.crm.consents(bruno)).toMatchObject([
      { code: 'NEWS', allowed: true, source: 'crm', wording: WORDING },
    ]);
    const isConsent = (row: unknown) => at(row, 'field') === 'consent:NEWS';
    expect((await historyOf(anna)).filter(isConsent)).toEqual([]);
    expect((await historyOf(bruno)).filter(isConsent)).toMatchObject([
      { newValue: 'allowed', cause: 'crm', wording: WORDING },
      { oldValue: null, newValue: 'refused', cause: 'delivery' },
    ]);
  });
});
