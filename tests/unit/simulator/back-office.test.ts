import { textOf } from '../../simulator/json';
import {
  at,
  call,
  callContact,
  callSales,
  control,
  receiver,
  salesPath,
  simulator,
  stopAll,
} from './client';
import { created, read } from './contact';

afterEach(stopAll);

const asks = (started: Awaited<ReturnType<typeof simulator>>, contactNumber: string) =>
  callContact(started, 'getContactData', { contactNumber });

describe('the back office of the simulator', () => {
  test('makes a person anonymous, which the contact webhook tells', async () => {
    const target = await receiver();
    const started = await simulator({ webhooks: { contacts: { url: target.url } } });
    const contactNumber = await created(started);
    await control(started, 'POST myvenue/cycle');
    await control(started, 'POST myvenue/anonymise', { contactNumber });
    const contact = await read(started, contactNumber);
    expect(contact).toMatchObject({
      state: 'ACCOUNT_DELETED',
      remark: 'Contact anonymized',
      individualContact: {
        individualFirstname: 'XXXXXXXX',
        individualLastname: 'XXXXXXXX',
        alternativeEmails: [],
      },
      authorizations: [{ authorizationCode: 'NEWS', allowed: false }],
      contactCriteria: [],
    });
    for (const gone of ['email', 'cellPhoneNumber', 'individualBirthdate', 'login']) {
      expect(contact.individualContact).not.toHaveProperty(gone);
    }
    expect(at(contact, 'addresses', 0)).not.toHaveProperty('street1');
    await control(started, 'POST myvenue/cycle');
    expect(target.received.at(-1)?.body).toContain('"ACCOUNT_DELETED"');
  });

  test('invalidates a contact without changing its values', async () => {
    const started = await simulator();
    const contactNumber = await created(started);
    await control(started, 'POST myvenue/invalidate', { contactNumber });
    expect(await read(started, contactNumber)).toMatchObject({
      state: 'ACCOUNT_DELETED',
      individualContact: { individualLastname: 'Lovelace', email: 'ada@example.org' },
    });
  });

  test('deletes a prospect, whose number is refused and never used again', async () => {
    const started = await simulator();
    const contactNumber = await created(started);
    const before = (await control(started, 'GET myvenue/contacts')).rows.length;
    await control(started, 'POST myvenue/delete-prospect', { contactNumber });
    expect((await asks(started, contactNumber)).json.statusDetail).toBe('error.contact.unknown');
    expect((await control(started, 'GET myvenue/contacts')).rows).toHaveLength(before - 1);
    expect(await created(started)).not.toBe(contactNumber);
    await control(started, 'POST myvenue/delete-prospect', { contactNumber: '1001' });
    expect((await control(started, 'GET myvenue/contacts')).rows).toHaveLength(before - 1);
    const state = JSON.parse((await control(started, 'GET state')).text);
    const next = await simulator({}, { initialState: state });
    expect((await asks(next, contactNumber)).json.statusDetail).toBe('error.contact.unknown');
  });

  test('merges two contacts: the head fills its blanks and has the orders of both', async () => {
    const started = await simulator();
    const head = await created(started, {
      individualContactData: { individualLastname: 'Lovelace', email: 'head@example.org' },
      authorizations: [{ authorizationCode: 'NEWS', allowed: false }],
    });
    const merged = await created(started);
    const sold = await control(started, 'POST myvenue/orders', {
      orderState: 'CLOSED',
      orderType: 'SALE',
      contactReference: merged,
      operationDatas: [{ quantity: 1, unitPrice: 20_000 }],
    });
    const orderId = textOf(sold.json, 'orderId') ?? '';
    await control(started, 'POST myvenue/merge', { head, merged });
    expect(await read(started, head)).toMatchObject({
      individualContact: {
        email: 'head@example.org',
        individualFirstname: 'Ada',
        cellPhoneNumber: '+447700900123',
      },
      authorizations: [{ authorizationCode: 'NEWS', allowed: false }],
    });
    const order = await callSales(started, 'getOrderDetails', { orderId });
    expect(order.json).toMatchObject({ orderDetailsData: { contactReference: head } });
    expect((await asks(started, merged)).json.statusDetail).toBe('error.contact.unknown');
  });

  test('answers the head to the number of a merged contact where it does so', async () => {
    const started = await simulator({ behaviour: { mergedNumbers: 'head' } });
    const [head, between, merged] = [
      await created(started),
      await created(started),
      await created(started),
    ];
    await control(started, 'POST myvenue/merge', { head: between, merged });
    await control(started, 'POST myvenue/merge', { head, merged: between });
    expect((await asks(started, merged)).json.contactNumber).toBe(head);
    await callContact(started, 'saveIndividualContactData', {
      individualContactData: { contactNumber: merged, individualFirstname: 'Augusta' },
    });
    expect(at(await read(started, head), 'individualContact').individualFirstname).toBe('Augusta');
  });

  test.each([
    ['merge', { head: '1001', merged: '1010' }, 400, 'error.contact.merge'],
    ['merge', { head: '1001', merged: '1001' }, 400, 'error.contact.merge'],
    ['anonymise', { contactNumber: '999' }, 404, 'error.contact.unknown'],
    ['anonymise', { contactNumber: '1010' }, 400, 'error.contact.type'],
    ['constructor', {}, 404, 'unknown control call'],
  ])('refuses %s of %j', async (action, body, status, error) => {
    const started = await simulator();
    const reply = await control(started, `POST myvenue/${action}`, body);
    expect([reply.status, reply.json.error]).toEqual([status, error]);
    expect((await call(started, salesPath('isCatalogServiceAlive'))).status).toBe(200);
  });
});
