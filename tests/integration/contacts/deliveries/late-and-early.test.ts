import { personInS360, valuesInS360 } from '../../../helpers/contacts/contacts';
import { objectAt } from '../../../helpers/json';
import { sceneForAll } from '../../../helpers/scene/scene-for-tests';
import { until } from '../../../helpers/waiting';

describe('a late or early payload', () => {
  const scene = sceneForAll();

  /** A contact in sync on both sides. */
  async function known(name: string) {
    const values = { lastName: name, email: `${name}@example.com`, town: 'A' };
    const number = await scene.s360().creates(values);
    await scene.agreed();
    const contact = objectAt(await scene.crm.contactOf('myvenue', number));
    return { number, documentId: String(contact.documentId) };
  }

  it('that was built before an edit was pushed does not revert the edit', async () => {
    const { number, documentId } = await known('before');
    const built = await scene.s360().contact(number);
    await scene.crm.saves(documentId, { town: 'B' });
    await scene.settled();
    await scene.delivers([built]);
    await scene.agreed();
    expect(await scene.crm.contact(documentId)).toMatchObject({ town: 'B' });
    expect(await scene.crm.valuesFromS360(documentId, 'town')).toEqual([]);
    expect(valuesInS360(await scene.s360().contact(number))).toMatchObject({ town: 'B' });
  });

  it('that was built before an edit and arrives during the push does not revert the edit', async () => {
    const { number, documentId } = await known('underway');
    const built = await scene.s360().contact(number);
    const method = 'saveIndividualContactData';
    await scene.s360().faults({ method, times: 1, kind: 'timeout', ms: 14_000 });
    await scene.crm.saves(documentId, { town: 'B' });
    await until('the edit is being sent', async () => {
      const { state } = await scene.crm.status(documentId, 'myvenue');
      return state === 'sending';
    });
    await scene.delivers([built]);
    await scene.s360().recovers();
    await scene.agreed();
    expect(await scene.crm.contact(documentId)).toMatchObject({ town: 'B' });
    expect(await scene.crm.valuesFromS360(documentId, 'town')).toEqual([]);
    expect(valuesInS360(await scene.s360().contact(number))).toMatchObject({ town: 'B' });
  });

  it('with the echo of an earlier edit does not revert a later one', async () => {
    const { number, documentId } = await known('twice');
    await scene.crm.saves(documentId, { town: 'B' });
    await scene.settled();
    const echoOfB = await scene.s360().contact(number);
    await scene.crm.saves(documentId, { town: 'C' });
    await scene.settled();
    await scene.delivers([echoOfB]);
    await scene.agreed();
    expect(await scene.crm.contact(documentId)).toMatchObject({ town: 'C' });
    expect(await scene.crm.valuesFromS360(documentId, 'town')).toEqual([]);
    expect(valuesInS360(await scene.s360().contact(number))).toMatchObject({ town: 'C' });
  });

  it('with the undated echo of an earlier edit does not revert a later one', async () => {
    const { number, documentId } = await known('undated');
    await scene.crm.saves(documentId, { town: 'B' });
    await scene.settled();
    const { dateLastModified: _date, ...echoOfB } = await scene.s360().contact(number);
    await scene.crm.saves(documentId, { town: 'C' });
    await scene.settled();
    await scene.delivers([echoOfB]);
    await scene.agreed();
    expect(await scene.crm.contact(documentId)).toMatchObject({ town: 'C' });
    expect(await scene.crm.valuesFromS360(documentId, 'town')).toEqual([]);
  });

  it('that is older but overtook a newer one changes nothing', async () => {
    const { number, documentId } = await known('overtaken');
    const older = await scene.s360().changes(number, { town: 'B' });
    await scene.s360().changes(number, { town: 'C' });
    await scene.cycle();
    await scene.settled();
    await scene.delivers([older]);
    await scene.settled();
    expect(await scene.crm.contact(documentId)).toMatchObject({ town: 'C' });
    const [last] = (await scene.crm.deliveries()).slice(-1);
    expect(last).toMatchObject({ superseded: 1, applied: 0 });
  });

  it('that is repeated changes nothing and is recorded as unchanged', async () => {
    const { number, documentId } = await known('again');
    const payload = await scene.s360().changes(number, { town: 'B' });
    await scene.agreed();
    const { updatedAt } = await scene.crm.contact(documentId);
    await scene.delivers([payload]);
    await scene.settled();
    expect(await scene.crm.contact(documentId)).toMatchObject({ town: 'B', updatedAt });
    const [last] = (await scene.crm.deliveries()).slice(-1);
    expect(last).toMatchObject({ unchanged: 1, applied: 0 });
  });

  it('with the echo of a create before its answer creates neither a second contact nor a second link', async () => {
    await scene.agreed();
    const method = 'saveIndividualContactData';
    await scene.s360().faults({ method, times: 1, kind: 'timeout', ms: 14_000 });
    const documentId = await scene.crm.creates({ lastName: 'early', email: 'early@example.com' });
    await until('S-360 has worked on it', async () => {
      const contacts = await scene.s360().contacts();
      return contacts.some((one) => valuesInS360(one).lastName === 'early');
    });
    await scene.cycle();
    await until('the echo is applied', async () => {
      return (await scene.crm.deliveries({ state: 'stored' })).length === 0;
    });
    expect(await scene.crm.status(documentId, 'myvenue')).toMatchObject({
      state: 'sending',
      contactNumber: expect.any(String),
    });
    await scene.s360().recovers();
    await scene.agreed();
    const contacts = await scene.crm.contacts();
    expect(contacts.filter(({ lastName }) => lastName === 'early')).toHaveLength(1);
    expect(await scene.crm.links({ contactDocumentId: documentId })).toHaveLength(1);
    expect(await scene.crm.status(documentId, 'myvenue')).toMatchObject({ state: 'inSync' });
    const inS360 = await scene.s360().contacts();
    expect(inS360.filter((one) => valuesInS360(one).lastName === 'early')).toHaveLength(1);
  });

  it('with the change of an S-360 operator between a create and its answer is applied', async () => {
    const method = 'saveIndividualContactData';
    await scene.s360().faults({ method, times: 1, kind: 'timeout', ms: 14_000 });
    const values = { lastName: 'between', email: 'between@example.com', town: 'A' };
    const documentId = await scene.crm.creates(values);
    const created = await until('S-360 has worked on it', async () => {
      const contacts = await scene.s360().contacts();
      return contacts.find((one) => valuesInS360(one).lastName === 'between');
    });
    await scene.s360().changes(String(created.contactNumber), { firstName: 'Known' });
    await scene.s360().recovers();
    await scene.agreed();
    expect(await scene.crm.contact(documentId)).toMatchObject({ firstName: 'Known', town: 'A' });
    expect(await scene.crm.links({ contactDocumentId: documentId })).toHaveLength(1);
  });

  it('without some details leaves those fields unchanged', async () => {
    const { number, documentId } = await known('partial');
    await scene.delivers([
      {
        contactNumber: number,
        dateLastModified: new Date(Date.now() + 60_000).toISOString(),
        ...personInS360({ firstName: 'Only' }),
      },
    ]);
    await scene.settled();
    const expected = { firstName: 'Only', town: 'A', lastName: 'partial' };
    expect(await scene.crm.contact(documentId)).toMatchObject(expected);
  });
});
