import { valuesInS360 } from '../../helpers/contacts/contacts';
import { objectAt } from '../../helpers/json';
import { sceneForEach } from '../../helpers/scene/scene-for-tests';
import { pause, until } from '../../helpers/waiting';

const method = 'saveIndividualContactData';

describe('a call that S-360 refuses', () => {
  const scene = sceneForEach();

  async function known(): Promise<{ documentId: string; number: string }> {
    const documentId = await scene.crm.creates({ lastName: 'Known', email: 'k@example.com' });
    await scene.settled();
    const { contactNumber } = objectAt(await scene.crm.link(documentId, 'myvenue'));
    await scene.s360().forgetCalls();
    return { documentId, number: String(contactNumber) };
  }

  const stateIs = (documentId: string, state: string) =>
    until(`the contact is ${state}`, async () => {
      const status = await scene.crm.status(documentId, 'myvenue');
      return status.state === state && status.failure ? status : null;
    });

  it.each([509, 429])('with %i and Retry-After delays all calls until then', async (code) => {
    const { documentId, number } = await known();
    const fault = { method, times: 1, kind: 'http', status: code, retryAfterSeconds: 3 };
    await scene.s360().faults(fault);
    await scene.crm.saves(documentId, { town: 'Bern' });
    await until('it was refused', async () => (await scene.s360().saves()).length === 1);
    const other = await scene.crm.creates({ lastName: 'Other' });
    await scene.settled();
    const [refused, ...later] = await scene.s360().saves();
    const closedMs = Date.parse(later[0]?.at ?? '') - Date.parse(refused?.at ?? '');
    expect(closedMs).toBeGreaterThanOrEqual(3000);
    expect(closedMs).toBeLessThan(8000);
    expect(valuesInS360(await scene.s360().contact(number))).toMatchObject({ town: 'Bern' });
    expect(await scene.crm.status(other, 'myvenue')).toMatchObject({ state: 'inSync' });
  });

  it('with 509 and no Retry-After visibly closes the institution until the next window', async () => {
    scene.excuse({ check: 'rest', fits: /is pending$/, because: 'S-360 stays closed' });
    const { documentId } = await known();
    await scene.s360().faults({ method, times: 1, kind: 'http', status: 509 });
    await scene.crm.saves(documentId, { town: 'Bern' });
    await until('it was refused', async () => (await scene.s360().saves()).length === 1);
    const other = await scene.crm.creates({ lastName: 'Other' });
    await pause(2500);
    expect(await scene.s360().saves()).toHaveLength(1);
    const { waiting } = await scene.crm.status(other, 'myvenue');
    if (waiting?.kind !== 'closed') throw new Error(`waiting is ${JSON.stringify(waiting)}`);
    const closedForMs = Date.parse(waiting.closedUntil) - Date.now();
    expect(closedForMs).toBeGreaterThan(30_000);
    expect(closedForMs).toBeLessThanOrEqual(61_000);
  });

  it('with a business error is shown on the contact with its code and not repeated automatically', async () => {
    const { documentId, number } = await known();
    const statusDetail = 'error.contact.simulated';
    await scene.s360().faults({ method, times: 1, kind: 'business', statusDetail });
    await scene.crm.saves(documentId, { town: 'Bern' });
    expect(await stateIs(documentId, 'failed')).toMatchObject({
      failure: { code: statusDetail },
      pendingFields: ['town'],
    });
    await pause(1500);
    expect(await scene.s360().saves()).toHaveLength(1);

    await scene.crm.saves(documentId, { firstName: 'Next' });
    await scene.settled();
    expect(valuesInS360(await scene.s360().contact(number))).toMatchObject({
      town: 'Bern',
      firstName: 'Next',
    });
    expect(await scene.crm.status(documentId, 'myvenue')).toMatchObject({
      state: 'inSync',
      failure: null,
    });
  });

  it('with a business error is settled once S-360 itself shows the corrected value', async () => {
    const { documentId, number } = await known();
    await scene.s360().faults({ method, times: 1, kind: 'business', statusDetail: 'error.email' });
    await scene.crm.saves(documentId, { email: 'k@exmaple' });
    await stateIs(documentId, 'failed');
    await scene.s360().changes(number, { email: 'k@example.ch' });
    await scene.agreed();
    expect(await scene.crm.contactOf('myvenue', number)).toMatchObject({ email: 'k@example.ch' });
    expect(await scene.crm.status(documentId, 'myvenue')).toMatchObject({
      state: 'inSync',
      failure: null,
      pendingFields: [],
    });
    expect(await scene.s360().saves()).toHaveLength(1);
  });

  it('with a business error for one contact does not delay another', async () => {
    const documentId = await scene.crm.creates({ firstName: 'Without a last name' });
    const other = await scene.crm.creates({ lastName: 'Complete' });
    expect((await stateIs(documentId, 'failed')).failure?.code).toBe(
      'error.contact.lastname.missing',
    );
    await scene.settled();
    expect(await scene.crm.status(other, 'myvenue')).toMatchObject({ state: 'inSync' });
    await scene.crm.saves(documentId, { lastName: 'Now' });
    await scene.settled();
    expect(await scene.crm.status(documentId, 'myvenue')).toMatchObject({ state: 'inSync' });
    expect(await scene.s360().contacts()).toHaveLength(2);
  });

  it('with a business error is repeated when an operator requests a push', async () => {
    const { documentId } = await known();
    await scene.s360().faults({ method, times: 1, kind: 'business', statusDetail: 'error.x' });
    await scene.crm.saves(documentId, { town: 'Bern' });
    await stateIs(documentId, 'failed');
    await scene.crm.panel('POST', documentId, '/myvenue/push');
    await scene.settled();
    expect(await scene.crm.status(documentId, 'myvenue')).toMatchObject({ state: 'inSync' });
  });

  it('with 503 is retried, first after a short time', async () => {
    const { documentId, number } = await known();
    await scene.s360().faults({ method, times: 2, kind: 'http', status: 503 });
    await scene.crm.saves(documentId, { town: 'Bern' });
    await scene.settled();
    expect(await scene.s360().saves()).toHaveLength(3);
    expect(valuesInS360(await scene.s360().contact(number))).toMatchObject({ town: 'Bern' });
  });

  it('for wrong credentials closes the institution, and edits are sent once they are right again', async () => {
    const { documentId, number } = await known();
    await scene.s360().faults({ method: '*', times: 2, kind: 'http', status: 401 });
    await scene.crm.saves(documentId, { town: 'Bern' });
    await scene.settled(20_000);
    expect(valuesInS360(await scene.s360().contact(number))).toMatchObject({ town: 'Bern' });
  });
});
