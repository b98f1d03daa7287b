import { objectsOf, textOf, type JsonObject } from '../../simulator/json';
import { callContact, control, type Reply, simulator, stopAll } from './client';
import { created, read, type Started } from './contact';

afterEach(stopAll);

const save = (started: Started, body: JsonObject, method = 'saveIndividualContactData') =>
  callContact(started, method, body);

const expectError = (reply: Reply, statusDetail: string): void =>
  expect(reply.json).toMatchObject({ statusCode: 'error', statusDetail });

/** The contact without the fields that change with every save. */
async function content(started: Started, contactNumber: string): Promise<JsonObject> {
  const { requestId: _, dateLastModified: __, ...contact } = await read(started, contactNumber);
  return contact;
}

describe('the simulator with the behaviour "saves: replace"', () => {
  test('empties omitted fields except the name, and changes no other contact', async () => {
    const started = await simulator();
    const contactNumber = await created(started, {
      individualContactData: {
        individualFirstname: 'Ada',
        individualLastname: 'Lovelace',
        individualGender: 'FEMALE',
        handicapType: 'WHEELCHAIR',
        prospect: true,
        email: 'ada@example.org',
        alternativeEmails: ['ada@example.net'],
      },
    });
    const before = await control(started, 'GET myvenue/contacts');
    await control(started, 'POST myvenue/behaviour', { saves: 'replace' });
    await save(started, {
      individualContactData: { contactNumber, email: 'lovelace@example.org' },
    });
    const contact = await read(started, contactNumber);
    expect(contact).toMatchObject({
      individualContact: {
        individualLastname: 'Lovelace',
        email: 'lovelace@example.org',
        alternativeEmails: [],
        handicapType: 'NONE',
        prospect: false,
        letterSalutation: 'Lovelace',
      },
      addresses: [],
      authorizations: [],
    });
    expect(contact.individualContact).not.toHaveProperty('individualFirstname');
    expect(contact.individualContact).not.toHaveProperty('individualGender');
    const after = await control(started, 'GET myvenue/contacts');
    expect(after.rows.slice(0, -1)).toEqual(before.rows.slice(0, -1));
  });

  test('keeps a written address with the written fields only', async () => {
    const started = await simulator({ behaviour: { saves: 'replace' } });
    const contactNumber = await created(started);
    await save(started, {
      individualContactData: { contactNumber },
      addresses: [{ main: true, town: 'York' }],
    });
    const [address = {}, ...others] = objectsOf(await read(started, contactNumber), 'addresses');
    expect(others).toEqual([]);
    expect(address).toMatchObject({ main: true, town: 'York', formattedAddress: 'York' });
    expect(address).not.toHaveProperty('street1');
    expect(address).not.toHaveProperty('countryCode');
  });

  test('also empties a structure, but not its relay', async () => {
    const started = await simulator({ behaviour: { saves: 'replace' } });
    const company = { structureOfficialName: 'Société', email: 'info@example.org' };
    const made = await control(started, 'POST myvenue/contacts', {
      structureContact: company,
      individualContact: { individualLastname: 'Relay', email: 'relay@example.org' },
    });
    const contactNumber = textOf(made.json, 'contactNumber') ?? '';
    const change = { structureContactData: { contactNumber, cellPhoneNumber: '+41790000000' } };
    await save(started, change, 'saveStructureContactData');
    const structure = await read(started, contactNumber);
    expect(structure).toMatchObject({
      structureContact: { structureOfficialName: 'Société', cellPhoneNumber: '+41790000000' },
      individualContact: { email: 'relay@example.org' },
    });
    expect(structure.structureContact).not.toHaveProperty('email');
  });

  test('still merges changes by the back office', async () => {
    const started = await simulator({ behaviour: { saves: 'replace' } });
    const contactNumber = await created(started);
    const partial = { contactNumber, individualContact: { individualTitle: 'MISS' } };
    await control(started, 'POST myvenue/contacts', partial);
    expect(await read(started, contactNumber)).toMatchObject({
      individualContact: { individualFirstname: 'Ada', individualTitle: 'MISS' },
      addresses: [{ town: 'Leeds' }],
    });
  });
});

describe('the simulator with the behaviour "saves: ignore"', () => {
  test('answers with success and changes nothing', async () => {
    const started = await simulator();
    const contactNumber = await created(started);
    const before = await content(started, contactNumber);
    await control(started, 'POST myvenue/behaviour', { saves: 'ignore' });
    const changed = await save(started, {
      individualContactData: { contactNumber, individualFirstname: 'Augusta' },
      addresses: [{ main: true, town: 'York' }],
    });
    expect(changed.json).toMatchObject({ statusCode: 'success', contactNumber });
    expect(await content(started, contactNumber)).toEqual(before);
  });

  test('answers a create with a number that does not exist', async () => {
    const started = await simulator({ behaviour: { saves: 'ignore' } });
    const made = await save(started, { individualContactData: { individualLastname: 'Nobody' } });
    expect(made.json.statusCode).toBe('success');
    const contactNumber = textOf(made.json, 'contactNumber') ?? '';
    expectError(
      await callContact(started, 'getContactData', { contactNumber }),
      'error.contact.unknown',
    );
    expect((await control(started, 'GET myvenue/contacts?start=20')).rows).toEqual([]);
  });

  test('ignores saves through the documented methods only when others do the work', async () => {
    const saveMethods = { individual: 'createOrUpdateIndividual' };
    const started = await simulator({ behaviour: { saves: 'ignore', saveMethods } });
    const person = { individualContactData: { individualLastname: 'Real' } };
    await save(started, person);
    expect((await control(started, 'GET myvenue/contacts?start=20')).rows).toHaveLength(0);
    await save(started, person, saveMethods.individual);
    expect((await control(started, 'GET myvenue/contacts?start=20')).rows).toHaveLength(1);
  });
});

test('the simulator with the behaviour "saveMethods" offers the writing methods under the other names only', async () => {
  const saveMethods = { individual: 'createOrUpdateIndividual', structure: 'writeStructure' };
  const started = await simulator({ behaviour: { saveMethods } });
  const person = { individualContactData: { individualLastname: 'Real' } };
  expect((await save(started, person)).status).toBe(404);
  expect((await save(started, person, 'createOrUpdateIndividual')).json.statusCode).toBe('success');
  const company = { structureContactData: { structureOfficialName: 'Real SA' } };
  expect((await save(started, company, 'saveStructureContactData')).status).toBe(404);
  expect((await save(started, company, 'writeStructure')).json.statusCode).toBe('success');
});

describe('the body of a save in the simulator', () => {
  const contact = { individualLastname: 'Named', email: 'named@example.org' };
  const address = { main: true, town: 'Leeds' };
  const consent = { authorizationCode: 'NEWS', allowed: true };
  const whole = {
    individualContact: contact,
    addresses: [address],
    authorizations: [consent],
  };

  test('has the configured names and no others', async () => {
    const saveIndividual = { contact: 'contact', addresses: 'places', authorizations: 'consents' };
    const started = await simulator({ behaviour: { saveIndividual } });
    const made = await save(started, { contact, places: [address], consents: [consent] });
    expect(await read(started, textOf(made.json, 'contactNumber') ?? '')).toMatchObject(whole);
    expectError(
      await save(started, { individualContactData: contact }),
      'error.parameter.unknown.individualContactData',
    );
    expectError(
      await save(started, { contact, addresses: [address] }),
      'error.parameter.unknown.addresses',
    );
  });

  test('can be flat', async () => {
    const started = await simulator({ behaviour: { saveIndividual: { form: 'flat' } } });
    const flat = { ...contact, addresses: [address], authorizations: [consent] };
    const made = await save(started, flat);
    const contactNumber = textOf(made.json, 'contactNumber') ?? '';
    expect(await read(started, contactNumber)).toMatchObject(whole);
    await save(started, { contactNumber, individualTitle: 'MISS' });
    expect(await read(started, contactNumber)).toMatchObject({
      individualContact: { ...contact, individualTitle: 'MISS' },
    });
    expectError(
      await save(started, { individualContactData: contact }),
      'error.parameter.unknown.individualContactData',
    );
  });

  test('can have its own names for a structure', async () => {
    const started = await simulator({ behaviour: { saveStructure: { contact: 'structure' } } });
    const written = { structureOfficialName: 'Société' };
    const method = 'saveStructureContactData';
    const made = await save(started, { structure: written }, method);
    expect(made.json.statusCode).toBe('success');
    expectError(
      await save(started, { structureContactData: written }, method),
      'error.parameter.unknown.structureContactData',
    );
    expect((await save(started, { individualContactData: contact })).json.statusCode).toBe(
      'success',
    );
  });

  test('can be read leniently, without the parts under other names', async () => {
    const behaviour = {
      saveIndividual: { addresses: 'contactAddresses' },
      unknownNames: 'ignore',
    } as const;
    const started = await simulator({ behaviour });
    const made = await save(started, { individualContactData: contact, addresses: [address] });
    expect(made.json.statusCode).toBe('success');
    expect(await read(started, textOf(made.json, 'contactNumber') ?? '')).toMatchObject({
      individualContact: contact,
      addresses: [],
    });
  });
});

describe('the body of a search in the simulator', () => {
  const searchContact = {
    criteria: 'contactSearchCriteria',
    contacts: 'contactDatas',
    start: 'first',
    max: 'count',
  };

  test('has the configured names and no others', async () => {
    const started = await simulator({ behaviour: { searchContact } });
    const found = await callContact(started, 'searchContact', {
      contactSearchCriteria: { contactNumber: '1003' },
      first: 0,
      count: 5,
    });
    expect(found.json.contactDatas).toMatchObject([{ contactNumber: '1003' }]);
    const body = { searchCriteria: { contactNumber: '1003' } };
    expectError(
      await callContact(started, 'searchContact', body),
      'error.parameter.unknown.searchCriteria',
    );
  });

  test('can be flat', async () => {
    const started = await simulator({ behaviour: { searchContact: { form: 'flat' } } });
    const found = await callContact(started, 'searchContact', { contactNumber: '1003' });
    expect(found.json.contacts).toMatchObject([{ contactNumber: '1003' }]);
    const body = { searchCriteria: { contactNumber: '1003' } };
    expectError(
      await callContact(started, 'searchContact', body),
      'error.parameter.unknown.searchCriteria',
    );
  });

  test('can be read leniently, and then finds everybody without a known criterion', async () => {
    const behaviour = { searchContact, unknownNames: 'ignore' } as const;
    const started = await simulator({ behaviour });
    const body = { searchCriteria: { email: 'nobody@example.org' }, count: 2 };
    const found = await callContact(started, 'searchContact', body);
    expect(objectsOf(found.json, 'contactDatas')).toHaveLength(2);
  });
});
