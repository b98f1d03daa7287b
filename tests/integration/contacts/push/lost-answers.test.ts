import { valuesInS360 } from '../../../helpers/contacts/contacts';
import { objectAt } from '../../../helpers/json';
import { sceneForEach } from '../../../helpers/scene/scene-for-tests';
import { until } from '../../../helpers/waiting';

const method = 'saveIndividualContactData';

describe('a lost answer', () => {
  const scene = sceneForEach();

  const stateIs = (documentId: string, state: string) =>
    until(`the contact is ${state}`, async () => {
      const status = await scene.crm.status(documentId, 'myvenue');
      return status.state === state ? status : null;
    });
  const named = async (lastName: string) =>
    (await scene.s360().contacts()).filter((one) => valuesInS360(one).lastName === lastName);

  it('to an update leads to the same update again', async () => {
    const documentId = await scene.crm.creates({ lastName: 'Known' });
    await scene.settled();
    await scene.s360().forgetCalls();
    await scene.s360().faults({ method, times: 1, kind: 'drop-response' });
    await scene.crm.saves(documentId, { town: 'Bern' });
    await scene.agreed();
    const saves = await scene.s360().saves();
    expect(saves.map(({ status }) => status)).toEqual([0, 200]);
    const { contactNumber } = objectAt(await scene.crm.link(documentId, 'myvenue'));
    const inS360 = await scene.s360().contact(String(contactNumber));
    expect(valuesInS360(inS360)).toMatchObject({ town: 'Bern' });
    expect(inS360.addresses).toHaveLength(1);
  });

  it('to a create leaves it in doubt until a search finds the one contact in S-360', async () => {
    await scene.s360().faults({ method, times: 1, kind: 'drop-response' });
    const values = { lastName: 'Doubt', email: 'doubt@example.com', town: 'Bern' };
    const documentId = await scene.crm.creates(values);
    const inDoubt = await stateIs(documentId, 'inDoubt');
    expect(inDoubt.contactNumber).toBeNull();
    expect(Date.parse(inDoubt.inDoubt?.nextLookupAt ?? '')).toBeGreaterThan(Date.now());

    await scene.crm.saves(documentId, { firstName: 'Edited in doubt' });
    await until(
      'it was looked up',
      async () => (await scene.s360().calls('searchContact'))[0],
      30_000,
    );
    await scene.agreed();
    const [only, ...others] = await named('Doubt');
    expect(others).toEqual([]);
    expect(valuesInS360(objectAt(only))).toMatchObject({ ...values, firstName: 'Edited in doubt' });
    expect(await scene.crm.status(documentId, 'myvenue')).toMatchObject({
      state: 'inSync',
      contactNumber: objectAt(only).contactNumber,
      inDoubt: null,
    });
    expect(await scene.crm.contacts()).toHaveLength(1);
  });

  it('to a create is made up for by its echo, before any search', async () => {
    await scene.s360().faults({ method, times: 1, kind: 'drop-response' });
    const values = {
      lastName: 'Echoed',
      email: 'echoed@example.com',
      mobilePhone: '079 123 45 67',
    };
    const documentId = await scene.crm.creates(values);
    await stateIs(documentId, 'inDoubt');
    await scene.agreed();
    expect(await scene.crm.status(documentId, 'myvenue')).toMatchObject({ state: 'inSync' });
    expect(await named('Echoed')).toHaveLength(1);
    expect(await scene.crm.contacts()).toHaveLength(1);
    expect(await scene.crm.links()).toHaveLength(1);
  });

  it('to a create that never reached S-360 leads to no automatic repetition but to a decision by an operator', async () => {
    await scene.s360().faults({ method, times: 1, kind: 'reset' });
    const documentId = await scene.crm.creates({ lastName: 'Nowhere', email: 'no@example.com' });
    await stateIs(documentId, 'inDoubt');
    await until(
      'it was looked up',
      async () => (await scene.s360().calls('searchContact'))[0],
      30_000,
    );
    await until('the next look-up is minutes away', async () => {
      const { inDoubt } = await scene.crm.status(documentId, 'myvenue');
      return Date.parse(inDoubt?.nextLookupAt ?? '') > Date.now() + 60_000;
    });
    expect(await scene.s360().saves()).toHaveLength(1);
    expect(await named('Nowhere')).toEqual([]);
    expect((await scene.crm.panel('POST', documentId, '/myvenue/push')).status).toBe(409);

    const decision = { decision: 'createAgain' };
    const decided = await scene.crm.panel('POST', documentId, '/myvenue/in-doubt', decision);
    expect(decided.status).toBe(200);
    await scene.agreed();
    expect(await named('Nowhere')).toHaveLength(1);
    expect(await scene.crm.status(documentId, 'myvenue')).toMatchObject({ state: 'inSync' });
    const again = await scene.crm.panel('POST', documentId, '/myvenue/in-doubt', decision);
    expect(again.status).toBe(409);
  });

  it('to a create lets an operator name the number in S-360', async () => {
    await scene.s360().faults({ method, times: 1, kind: 'reset' });
    const documentId = await scene.crm.creates({ lastName: 'Adopted', town: 'Bern' });
    await stateIs(documentId, 'inDoubt');
    const number = await scene.s360().creates({ lastName: 'Adopted', firstName: 'There' });
    const decision = { decision: 'adopt', contactNumber: ` ${number} ` };
    const decided = await scene.crm.panel('POST', documentId, '/myvenue/in-doubt', decision);
    expect(decided.status).toBe(200);
    await stateIs(documentId, 'inSync');
    await scene.agreed();
    expect(await scene.crm.contact(documentId)).toMatchObject({ firstName: 'There' });
    const inS360 = valuesInS360(await scene.s360().contact(number));
    expect(inS360).toMatchObject({ firstName: 'There', town: 'Bern' });
    expect(await scene.crm.contacts()).toHaveLength(1);
    expect(await scene.crm.status(documentId, 'myvenue')).toMatchObject({ state: 'inSync' });
  });

  it.each([
    ['unknown to S-360', async () => '999999', null],
    [
      'of another person',
      () => scene.s360().creates({ lastName: 'Stranger', town: 'Chur' }),
      'Stranger',
    ],
  ])(
    'to a create stays in doubt when the named number is one %s',
    async (_what, numberThere, name) => {
      await scene.s360().faults({ method, times: 1, kind: 'reset' });
      const documentId = await scene.crm.creates({ lastName: 'Mistyped', town: 'Bern' });
      await stateIs(documentId, 'inDoubt');
      const contactNumber = await numberThere();
      const decision = { decision: 'adopt', contactNumber };
      const decided = await scene.crm.panel('POST', documentId, '/myvenue/in-doubt', decision);
      expect(decided.status).toBe(200);

      const status = await until('the number was read', async () => {
        const now = await scene.crm.status(documentId, 'myvenue');
        return now.inDoubt?.notAdopted ? now : null;
      });
      expect(status).toMatchObject({
        state: 'inDoubt',
        contactNumber: null,
        needsPull: false,
        inDoubt: { adopting: null, notAdopted: { contactNumber, name } },
        failure: { reason: { values: { number: contactNumber } } },
      });
      expect(await scene.crm.contact(documentId)).toMatchObject({
        lastName: 'Mistyped',
        town: 'Bern',
      });
    },
  );

  it('to a create does not let an operator name the number of another contact', async () => {
    const owner = await scene.crm.creates({ lastName: 'Owner' });
    await scene.settled();
    const { contactNumber } = objectAt(await scene.crm.link(owner, 'myvenue'));
    await scene.s360().faults({ method, times: 1, kind: 'reset' });
    const documentId = await scene.crm.creates({ lastName: 'Other' });
    await stateIs(documentId, 'inDoubt');
    const decision = { decision: 'adopt', contactNumber };
    const decided = await scene.crm.panel('POST', documentId, '/myvenue/in-doubt', decision);
    expect(decided.status).toBe(409);
    expect(await scene.crm.status(documentId, 'myvenue')).toMatchObject({ state: 'inDoubt' });
  });
});
