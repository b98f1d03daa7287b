import { objectsOf, textOf } from '../../simulator/json';
import { created, read } from './contact';
import { at, callContact, control, type Reply, simulator, stopAll } from './client';

afterEach(stopAll);

function expectError(reply: Reply, statusDetail: string): void {
  expect(reply.status).toBe(200);
  expect(reply.json).toEqual({ statusCode: 'error', statusDetail });
}

describe('the simulator’s getContactData', () => {
  test('takes the number as text alone, as zeros at its start count, and returns only the requested details', async () => {
    const started = await simulator();
    const asNumber = await callContact(started, 'getContactData', { contactNumber: 1001 });
    expect(asNumber.json.statusDetail).toBe('error.parameter.invalid.contactNumber');
    const general = await callContact(started, 'getContactData', {
      contactNumber: '1001',
      details: ['GENERAL'],
    });
    expect(general.json).toMatchObject({
      contactNumber: '1001',
      type: 'INDIVIDUAL',
      role: 'PUBLIC',
      state: 'VALID',
      individualContact: { contactNumber: '1001', individualFirstname: expect.any(String) },
    });
    expect(typeof general.json.contactId).toBe('number');
    expect(general.json.dateLastModified).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00$/);
    expect(general.json).not.toHaveProperty('addresses');
    const addresses = await callContact(started, 'getContactData', {
      contactNumber: '1001',
      details: ['ADDRESSES'],
    });
    expect(addresses.json).not.toHaveProperty('individualContact');
    const address = at(addresses.json, 'addresses', 0);
    expect(address).toMatchObject({ main: true, line1: address.street1 });
  });

  test('returns a structure with its relay', async () => {
    const started = await simulator();
    const structure = await read(started, '1010');
    expect(structure).toMatchObject({
      type: 'STRUCTURE',
      structureContact: { contactNumber: '1010', structureOfficialName: expect.any(String) },
      individualContact: { contactNumber: '1009' },
    });
  });

  test('refuses an unknown contact with a business error', async () => {
    const started = await simulator();
    const reply = await callContact(started, 'getContactData', { contactNumber: '99999999' });
    expectError(reply, 'error.contact.unknown');
  });
});

describe('the simulator’s saveIndividualContactData', () => {
  test('creates a contact when there is no contactNumber', async () => {
    const started = await simulator();
    const contact = await read(started, await created(started));
    expect(contact).toMatchObject({
      type: 'INDIVIDUAL',
      individualContact: { email: 'ada@example.org', letterSalutation: 'Lovelace' },
      addresses: [{ main: true, street1: '1 Mill Lane', line1: '1 Mill Lane' }],
      authorizations: [{ authorizationCode: 'NEWS', allowed: true }],
    });
  });

  test('keeps omitted fields, empties null fields, and sets the modification date', async () => {
    const now = Date.UTC(2026, 4, 1);
    const started = await simulator({}, { now: () => now });
    const contactNumber = String(
      (
        await control(started, 'POST myvenue/contacts', {
          individualContact: {
            individualLastname: 'X',
            individualFirstname: 'Y',
            email: 'x@example.org',
          },
        })
      ).json.contactNumber,
    );
    await control(started, 'POST clock', { advanceMs: 5 });
    await control(started, `POST myvenue/contacts`, {
      contactNumber,
      individualContact: { individualFirstname: null, individualTitle: 'MISS' },
    });
    const contact = (await control(started, `GET myvenue/contacts/${contactNumber}`)).json;
    expect(contact.individualContact).toMatchObject({
      email: 'x@example.org',
      individualTitle: 'MISS',
    });
    expect(contact.individualContact).not.toHaveProperty('individualFirstname');
    expect(contact.dateLastModified).toBe('2026-05-01T00:00:00.005+00:00');
    expect(contact.creationDate).toBe('2026-05-01T00:00:00.000+00:00');
  });

  test('changes only the written fields', async () => {
    const started = await simulator();
    const contactNumber = await created(started);
    await callContact(started, 'saveIndividualContactData', {
      individualContactData: { contactNumber, cellPhoneNumber: null, individualTitle: 'MISS' },
    });
    const contact = await read(started, contactNumber);
    expect(contact.individualContact).toMatchObject({
      individualTitle: 'MISS',
      individualFirstname: 'Ada',
      email: 'ada@example.org',
    });
    expect(contact.individualContact).not.toHaveProperty('cellPhoneNumber');
    expect(objectsOf(contact, 'addresses')).toHaveLength(1);
  });

  test('merges addresses by contactAddressId, and adds one without an id unless it is the main one', async () => {
    const started = await simulator();
    const contactNumber = await created(started);
    const write = (addresses: object[]) =>
      callContact(started, 'saveIndividualContactData', {
        individualContactData: { contactNumber },
        addresses: JSON.parse(JSON.stringify(addresses)),
      });
    await write([{ street1: 'Second' }, { main: true, town: 'York' }]);
    const [main = {}, second = {}, ...more] = objectsOf(
      await read(started, contactNumber),
      'addresses',
    );
    expect(more).toEqual([]);
    expect(main).toMatchObject({ main: true, street1: '1 Mill Lane', town: 'York' });
    expect(second).toMatchObject({ main: false, street1: 'Second' });
    await write([{ contactAddressId: second.contactAddressId, main: true, street1: null }]);
    const after = objectsOf(await read(started, contactNumber), 'addresses');
    expect(after.map((address) => address.main)).toEqual([false, true]);
    expect(after[1]).not.toHaveProperty('street1');
    expectError(await write([{ contactAddressId: 1, town: 'X' }]), 'error.contact.address.unknown');
  });

  test('merges authorizations by code and rejects a save with an unknown one', async () => {
    const started = await simulator();
    const contactNumber = await created(started);
    const write = (authorizationCode: string, individualTitle: string) =>
      callContact(started, 'saveIndividualContactData', {
        individualContactData: { contactNumber, individualTitle },
        authorizations: [{ authorizationCode, allowed: false }],
      });
    await write('SMS', 'MISS');
    expectError(await write('NOPE', 'Dr'), 'error.contact.authorization.unknown');
    const contact = await read(started, contactNumber);
    expect(contact.authorizations).toEqual([
      { authorizationCode: 'NEWS', allowed: true },
      { authorizationCode: 'SMS', allowed: false },
    ]);
    expect(at(contact, 'individualContact').individualTitle).toBe('MISS');
  });

  test.each([
    ['a missing last name', { individualFirstname: 'Ada' }, 'error.contact.lastname.missing'],
    [
      'an emptied last name',
      { contactNumber: '1001', individualLastname: null },
      'error.contact.lastname.missing',
    ],
    ['an unknown number', { contactNumber: '424242' }, 'error.contact.unknown'],
    ['the number of a structure', { contactNumber: '1010' }, 'error.contact.type'],
    [
      'an invalid email address',
      { contactNumber: '1001', email: 'at home' },
      'error.contact.email.invalid',
    ],
  ])('refuses %s', async (_name, individualContactData, statusDetail) => {
    const started = await simulator();
    const reply = await callContact(started, 'saveIndividualContactData', {
      individualContactData,
    });
    expectError(reply, statusDetail);
  });

  test('allows a login for one contact only', async () => {
    const started = await simulator();
    const login = { individualLastname: 'A', login: 'Only@example.org' };
    await callContact(started, 'saveIndividualContactData', { individualContactData: login });
    const again = { individualLastname: 'B', login: 'only@example.org' };
    const reply = await callContact(started, 'saveIndividualContactData', {
      individualContactData: again,
    });
    expectError(reply, 'error.contact.login.exists');
  });
});

describe('the simulator’s saveStructureContactData', () => {
  test('creates a structure, to which an operator can add a relay with its own number', async () => {
    const started = await simulator();
    const reply = await callContact(started, 'saveStructureContactData', {
      structureContactData: { structureOfficialName: 'Société Générale de Danse' },
    });
    const contactNumber = textOf(reply.json, 'contactNumber') ?? '';
    await control(started, 'POST myvenue/contacts', {
      contactNumber,
      individualContact: { individualLastname: 'Relay' },
    });
    const structure = await read(started, contactNumber);
    const relayNumber = textOf(at(structure, 'individualContact'), 'contactNumber') ?? '';
    expect(structure).toMatchObject({ type: 'STRUCTURE', structureContact: { contactNumber } });
    expect(relayNumber).not.toBe(contactNumber);
    await callContact(started, 'saveIndividualContactData', {
      individualContactData: { contactNumber: relayNumber, individualLastname: 'Renamed' },
    });
    const after = await read(started, contactNumber);
    expect(at(after, 'individualContact').individualLastname).toBe('Renamed');
  });

  test('refuses a structure without a name', async () => {
    const started = await simulator();
    const reply = await callContact(started, 'saveStructureContactData', {
      structureContactData: {},
    });
    expectError(reply, 'error.contact.structureofficialname.missing');
  });
});

test('the simulator’s createCulturalContact returns numbers by identifier and creates a working login', async () => {
  const started = await simulator();
  const reply = await callContact(started, 'createCulturalContact', {
    contactDataList: [
      { identifier: 7, firstName: 'A', lastName: 'B', email: 'ab@example.org', createLogin: true },
    ],
  });
  const contactNumber = at(reply.json, 'culturalContactData', 0).contactNumber;
  expect(reply.json.identifierContactMap).toEqual({ '7': contactNumber });
  const { call } = await import('./client');
  const path = '/myvenue/tnco/backend-apis/contactAuthenticationPublicService/v2_21/';
  const login = (password: string) =>
    call(started, `${path}authenticate`, {
      contactAuthenticationData: { login: 'ab@example.org', password },
    });
  expect((await login('password')).json).toMatchObject({ statusCode: 'success', contactNumber });
  const change = {
    contactNumber: String(contactNumber),
    currentPassword: 'password',
    newPassword: 'n3w',
  };
  await call(started, `${path}changePassword`, change);
  expect((await login('password')).json.statusCode).toBe('error');
  expect((await login('n3w')).json.statusCode).toBe('success');
});
