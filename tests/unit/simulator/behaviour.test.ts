import { assumed } from '../../simulator/behaviour/behaviour';
import type { BehaviourChange } from '../../simulator';
import { callContact, callSales, control, simulator, stopAll } from './client';
import { created, read } from './contact';

afterEach(stopAll);

describe('the behaviour route of the simulator', () => {
  test('returns all options, as assumed unless configured at the start', async () => {
    const plain = await simulator();
    expect((await control(plain, 'GET myvenue/behaviour')).json).toEqual(assumed);
    const wrong = await simulator({ behaviour: { saves: 'replace' } });
    expect((await control(wrong, 'GET myvenue/behaviour')).json).toEqual({
      ...assumed,
      saves: 'replace',
    });
  });

  test('changes the given options, including nested ones, and can reset them', async () => {
    const started = await simulator();
    await control(started, 'POST myvenue/behaviour', { successWord: 'OK' });
    const change = { saveIndividual: { contact: 'contact' }, orderStates: { abandoned: 'GONE' } };
    const changed = await control(started, 'POST myvenue/behaviour', change);
    expect(changed.json).toEqual({
      ...assumed,
      successWord: 'OK',
      saveIndividual: { ...assumed.saveIndividual, contact: 'contact' },
      orderStates: { ...assumed.orderStates, abandoned: 'GONE' },
    });
    const one = await control(started, 'POST myvenue/behaviour', { successWord: null });
    expect(one.json).toMatchObject({ successWord: 'success', orderStates: { abandoned: 'GONE' } });
    expect((await control(started, 'DELETE myvenue/behaviour')).json).toEqual(assumed);
  });

  test.each([
    [{ savez: 'replace' }, /^savez is no option; there are tokenSubject, /],
    [{ saves: 'replaces' }, /^saves is one of merge, replace, ignore$/],
    [{ successWord: '' }, /^successWord is a text$/],
    [{ flags: { true: 'Y' } }, /^flags is boolean, text, or words like/],
    [{ orderStates: 'CLOSED' }, /^orderStates is an object$/],
    [{ orderStates: { close: 'X' } }, /^orderStates\.close is no option; there are open, closed,/],
    [{ saveIndividual: { contact: 'a b' } }, /^saveIndividual\.contact is a name$/],
    [{ serviceVersions: { orders: '1.33' } }, /^serviceVersions\.orders is a version like 2_21$/],
    [{ callsPerMinute: -1 }, /^callsPerMinute is a whole number, 0 or more$/],
    [{ tokenSubject: 7 }, /^tokenSubject is a text$/],
    [{ constructor: 'x' }, /^constructor is no option/],
  ])('rejects %j with 400 and changes nothing', async (change, message) => {
    const started = await simulator();
    const reply = await control(started, 'POST myvenue/behaviour', {
      successWord: 'OK',
      ...change,
    });
    expect(reply.status).toBe(400);
    expect(reply.json.error).toMatch(message);
    expect((await control(started, 'GET myvenue/behaviour')).json).toEqual(assumed);
  });

  test('keeps the behaviour in the state of the simulator', async () => {
    const first = await simulator();
    await control(first, 'POST myvenue/behaviour', { saves: 'ignore' });
    const state = JSON.parse((await control(first, 'GET state')).text);
    const second = await simulator({}, { initialState: state });
    expect((await control(second, 'GET myvenue/behaviour')).json.saves).toBe('ignore');
  });

  test('rejects an unknown option at the start', async () => {
    const behaviour: BehaviourChange = JSON.parse('{"saves":"never"}');
    await expect(simulator({ behaviour })).rejects.toThrow('saves is one of');
  });
});

describe('a call to the simulator', () => {
  const alive = async (started: Awaited<ReturnType<typeof simulator>>) =>
    (await callSales(started, 'isCatalogServiceAlive')).status;

  test('is limited by callsPerMinute, whatever the other limits are', async () => {
    const started = await simulator({
      limits: { perEndpointPerMinute: null, perInstancePerMinute: null },
      behaviour: { callsPerMinute: 3 },
    });
    const answers = [await alive(started), await alive(started), await alive(started)];
    expect([...answers, await alive(started)]).toEqual([200, 200, 200, 509]);
    await control(started, 'POST clock', { advanceMs: 60_000 });
    expect(await alive(started)).toBe(200);
    await control(started, 'DELETE myvenue/behaviour');
    expect(await alive(started)).toBe(200);
  });

  test('succeeds with the word of the institution', async () => {
    const started = await simulator({ behaviour: { successWord: 'Done' } });
    const reply = await callContact(started, 'getContactData', { contactNumber: '1001' });
    expect(reply.json).toMatchObject({ statusCode: 'Done', contactNumber: '1001' });
  });

  test('may have any requestId, or only an issued one', async () => {
    const started = await simulator();
    const asks = (requestId?: number) =>
      callContact(started, 'getContactData', {
        contactNumber: '1001',
        ...(requestId !== undefined && { requestId }),
      });
    expect((await asks(4711)).json).toMatchObject({ statusCode: 'success', requestId: 4711 });
    await control(started, 'POST myvenue/behaviour', { requestIds: 'refuse-unknown' });
    expect((await asks(4711)).json).toEqual({
      statusCode: 'error',
      statusDetail: 'error.request.unknown',
      requestId: 4711,
    });
    const { requestId } = (await asks()).json;
    expect((await asks(Number(requestId))).json).toMatchObject({
      statusCode: 'success',
      requestId,
    });
  });

  test('exists in the one service version that the institution has', async () => {
    const behaviour = { serviceVersions: { contacts: '2_20' } };
    const started = await simulator({ behaviour });
    const reply = await callContact(started, 'getContactData', { contactNumber: '1001' });
    expect(reply.status).toBe(404);
    expect(await alive(started)).toBe(200);
    await control(started, 'POST myvenue/behaviour', { serviceVersions: { catalog: '1_30' } });
    expect(await alive(started)).toBe(404);
  });
});

test('the simulator writes flags as texts in answers when configured', async () => {
  const started = await simulator({ behaviour: { flags: 'text' } });
  const contactNumber = await created(started);
  const contact = await read(started, contactNumber);
  expect(contact).toMatchObject({
    guest: 'false',
    individualContact: { active: 'true', prospect: 'false' },
    addresses: [{ main: 'true' }],
    authorizations: [{ authorizationCode: 'NEWS', allowed: 'true' }],
  });
  await control(started, 'POST myvenue/behaviour', { flags: { true: 'oui', false: 'non' } });
  expect(await read(started, contactNumber)).toMatchObject({ guest: 'non' });
  const own = await control(started, `GET myvenue/contacts/${contactNumber}`);
  expect(own.json).toMatchObject({ guest: false, addresses: [{ main: true }] });
});

test('the simulator refuses with the word of the institution', async () => {
  const started = await simulator({ behaviour: { errorWord: 'failure' } });
  const reply = await callContact(started, 'getContactData', { contactNumber: '99999999' });
  expect(reply.json).toEqual({ statusCode: 'failure', statusDetail: 'error.contact.unknown' });
  await control(started, 'POST myvenue/faults', { kind: 'business', statusDetail: 'error.any' });
  const faulty = await callContact(started, 'getContactData', { contactNumber: '1001' });
  expect(faulty.json).toEqual({ statusCode: 'failure', statusDetail: 'error.any' });
});

test('the simulator refuses by codes that tell nothing when configured', async () => {
  const started = await simulator({ behaviour: { errorCodes: 'opaque' } });
  const reply = await callContact(started, 'getContactData', { contactNumber: '99999999' });
  expect(reply.json).toMatchObject({ statusDetail: expect.stringMatching(/^ERR_\d{4}$/) });
  const statusDetail = 'error.order.availability';
  await control(started, 'POST myvenue/faults', { kind: 'business', statusDetail });
  const documentedCode = await callContact(started, 'getContactData', { contactNumber: '1001' });
  expect(documentedCode.json).toMatchObject({ statusDetail });
});
