import type { BehaviourChange } from '../../simulator';
import { objectsOf, textOf, type JsonObject } from '../../simulator/json';
import { at, callContact, control, type Reply, simulator, stopAll } from './client';
import { created, read, type Started } from './contact';

afterEach(stopAll);

const saves = (
  started: Started,
  individualContactData: JsonObject,
  parts: JsonObject = {},
): Promise<Reply> =>
  callContact(started, 'saveIndividualContactData', { individualContactData, ...parts });

/** A person of an institution that keeps values so, after a save that changes the person. */
async function saved(behaviour: BehaviourChange, change: JsonObject, parts: JsonObject = {}) {
  const started = await simulator();
  const contactNumber = await created(started);
  started.institution('myvenue')?.behaviour.change({ ...behaviour });
  const { json } = await saves(started, { contactNumber, ...change }, parts);
  expect(json).toMatchObject({ statusCode: 'success' });
  const contact = await read(started, contactNumber);
  const [address = {}] = objectsOf(contact, 'addresses');
  return { person: at(contact, 'individualContact'), address, contact, contactNumber, started };
}

const LONG = 'Maria Alexandra Katharina Theodora von Hohenstein-Wittelsbach';

describe('a save that the simulator keeps in its own form', () => {
  test('empties nothing by null where null is the same as a missing value', async () => {
    const { address, contact, person } = await saved(
      { nulls: 'ignored' },
      { cellPhoneNumber: null },
      {
        addresses: [{ main: true, town: null }],
        authorizations: [{ authorizationCode: 'NEWS', allowed: null }],
      },
    );
    expect(person.cellPhoneNumber).toBe('+447700900123');
    expect(address.town).toBe('Leeds');
    expect(contact.authorizations).toEqual([{ authorizationCode: 'NEWS', allowed: true }]);
  });

  test.each([
    ['keeps', 'kept', true],
    ['takes away', 'false', false],
  ] as const)(
    '%s the roles of an address that it leaves out',
    async (_does, flagsLeftOut, role) => {
      const { address } = await saved(
        { flagsLeftOut },
        {},
        { addresses: [{ main: true, town: 'A' }] },
      );
      expect(address).toMatchObject({ billingAddress: role, shippingAddress: role, town: 'A' });
    },
  );

  test('stores a title that is not in the list of the institution as UNDEFINED', async () => {
    const { contactNumber, person, started } = await saved({}, { individualTitle: 'Frau' });
    expect(person.individualTitle).toBe('UNDEFINED');
    await saves(started, { contactNumber, individualTitle: 'MRS' });
    expect(await read(started, contactNumber)).toMatchObject({
      individualContact: { individualTitle: 'MRS' },
    });
    const own = await saved({ titleCodes: ['DR'] }, { individualTitle: 'DR' });
    expect(own.person.individualTitle).toBe('DR');
    const any = await saved({ titles: 'any' }, { individualTitle: 'Frau' });
    expect(any.person.individualTitle).toBe('Frau');
  });

  test('derives salutations from the title in the language of the person, or keeps them', async () => {
    const written = { individualTitle: 'MRS', individualPreferredLanguage: 'fr' };
    const derived = await saved({}, { ...written, letterSalutation: 'Chère Ada' });
    expect(derived.person).toMatchObject({
      letterSalutation: 'Mme Lovelace',
      addressSalutation: 'Mme Ada Lovelace',
    });
    const kept = await saved(
      { salutations: 'kept' },
      { ...written, letterSalutation: 'Chère Ada' },
    );
    expect(kept.person.letterSalutation).toBe('Chère Ada');
  });

  test('has names, address lines and towns in capitals, and cut where the institution cuts', async () => {
    const { address, person } = await saved(
      { names: 'upper', longestName: 40 },
      { individualFirstname: LONG, individualLastname: 'Weiß', email: 'a@example.org' },
      { addresses: [{ main: true, street1: `${LONG} 12`, town: 'Görlitz' }] },
    );
    expect(person).toMatchObject({
      individualFirstname: 'MARIA ALEXANDRA KATHARINA THEODORA VON H',
      individualLastname: 'WEISS',
      email: 'a@example.org',
    });
    expect(address).toMatchObject({
      street1: 'MARIA ALEXANDRA KATHARINA THEODORA VON H',
      town: 'GÖRLITZ',
    });
  });

  test('is refused with a text longer than documented, or cuts it', async () => {
    const long = 'a'.repeat(101);
    const { contactNumber, started } = await saved({}, {});
    const refused = await saves(started, { contactNumber, individualLastname: long });
    expect(refused.json).toMatchObject({
      statusCode: 'error',
      statusDetail: 'error.contact.individuallastname.toolong',
    });
    const parts = { addresses: [{ main: true, zipCode: '12345678901', street1: long }] };
    const cut = await saved({ lengths: 'cut' }, { individualLastname: long }, parts);
    expect(cut.person.individualLastname).toBe('a'.repeat(100));
    expect(cut.address).toMatchObject({ zipCode: '1234567890', street1: 'a'.repeat(100) });
  });

  test.each(['UK', 'Schweiz', 'ch'])('is refused with the country %s', async (countryCode) => {
    const { contactNumber, started } = await saved({}, {});
    const parts = { addresses: [{ main: true, countryCode }] };
    expect((await saves(started, { contactNumber }, parts)).json).toMatchObject({
      statusDetail: 'error.contact.address.countrycode.invalid',
    });
    const any = await saved({ countries: 'any' }, {}, parts);
    expect(any.address.countryCode).toBe(countryCode);
  });

  test('has e-mails in lower case, two alternatives, and none that S-360 does not take', async () => {
    const { contactNumber, person, started } = await saved(
      { emails: 'documented' },
      {
        email: 'Ada.L@Example.ORG',
        alternativeEmails: [
          'B@example.org',
          'o’brien@example.org',
          'c@example.org',
          'd@example.org',
        ],
      },
    );
    expect(person).toMatchObject({
      email: 'ada.l@example.org',
      alternativeEmails: ['b@example.org', 'c@example.org'],
    });
    await saves(started, {
      contactNumber,
      email: "o'brien@example.org",
      individualFirstname: 'Eva',
    });
    expect(at(await read(started, contactNumber), 'individualContact')).toMatchObject({
      email: 'ada.l@example.org',
      individualFirstname: 'Eva',
    });
  });

  test('does not change the e-mail by which the person logs in', async () => {
    const { contactNumber, started } = await saved(
      { loginEmails: 'kept' },
      { login: 'ada@example.org' },
    );
    await saves(started, { contactNumber, email: 'new@example.org' });
    expect(at(await read(started, contactNumber), 'individualContact').email).toBe(
      'ada@example.org',
    );
  });

  test.each([
    ['+33140158000', 'FR', '33 / 0140158000'],
    ['0140158000', 'FR', '33 / 0140158000'],
    ['+41216132111', 'CH', '41 / 0216132111'],
    // A foreign prefix is not recognized, unless it stands in parentheses.
    ['+41216132111', 'FR', '33 / 0041216132111'],
    ['(41)0216132111', 'FR', '41 / 0216132111'],
    ['+390200000123', 'IT', '39 / 0200000123'],
    ['01 SVP 77', 'FR', '33 / 0177'],
  ])('has the phone %s at an address in %s as %s', async (phone, countryCode, form) => {
    const parts = { addresses: [{ main: true, countryCode }] };
    const { person } = await saved({ phones: 'split' }, { cellPhoneNumber: phone }, parts);
    expect(person.cellPhoneNumber).toBe(form);
  });

  test('drops phones, or whatever the institution drops', async () => {
    const change = { cellPhoneNumber: '+447700900999', individualFirstname: 'Eva' };
    const phones = await saved({ phones: 'dropped' }, change);
    expect(phones.person).toMatchObject({
      cellPhoneNumber: '+447700900123',
      individualFirstname: 'Eva',
    });
    const dropped = await saved({ dropped: ['individualFirstname', 'town'] }, change, {
      addresses: [{ main: true, town: 'York', street1: 'A' }],
    });
    expect(dropped.person).toMatchObject({
      cellPhoneNumber: '+447700900999',
      individualFirstname: 'Ada',
    });
    expect(dropped.address).toMatchObject({ town: 'Leeds', street1: 'A' });
  });

  test.each([
    ['street', { street1: 'By street', line1: 'By street' }],
    ['line', { street1: 'By line', line1: 'By line' }],
  ] as const)('writes an address by its %s only', async (lines, address) => {
    const parts = { addresses: [{ main: true, street1: 'By street', line1: 'By line' }] };
    expect((await saved({ lines }, {}, parts)).address).toMatchObject(address);
  });

  test('has a yes only when the person has confirmed it', async () => {
    const yes = (authorizationCode: string) => ({ authorizationCode, allowed: true });
    const no = (authorizationCode: string) => ({ authorizationCode, allowed: false });
    const { contactNumber, started } = await saved({}, {});
    await control(started, 'POST myvenue/behaviour', { consents: 'doubleOptIn' });
    await saves(started, { contactNumber }, { authorizations: [yes('NEWS'), yes('SMS')] });
    expect((await read(started, contactNumber)).authorizations).toEqual([yes('NEWS'), no('SMS')]);
    await control(started, 'POST myvenue/confirm-consents', { contactNumber });
    expect((await read(started, contactNumber)).authorizations).toEqual([yes('NEWS'), yes('SMS')]);
  });
});

test('the simulator’s people have titles of the list', async () => {
  const started = await simulator({ contacts: 120 });
  const { rows } = await control(started, 'GET myvenue/contacts');
  const titles = rows
    .filter(({ type }) => type === 'INDIVIDUAL')
    .map((row) => textOf(at(row, 'individualContact'), 'individualTitle'));
  expect(new Set(titles)).toEqual(new Set(['MR', 'MRS', 'MISS', 'UNDEFINED']));
});

test('a relay has the role of one, and may have the login of somebody else', async () => {
  const started = await simulator();
  expect((await read(started, '1009')).role).toBe('RELAY');
  const contactNumber = await created(started);
  await saves(started, { contactNumber, login: 'ada@example.org' });
  const relay = await saves(started, { contactNumber: '1009', login: 'ada@example.org' });
  expect(relay.json.statusCode).toBe('success');
  const other = await created(started);
  expect(
    (await saves(started, { contactNumber: other, login: 'ada@example.org' })).json,
  ).toMatchObject({ statusDetail: 'error.contact.login.exists' });
});
