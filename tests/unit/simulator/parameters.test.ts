import type { JsonObject } from '../../simulator/json';
import { callContact, callSales, simulator, stopAll } from './client';

afterEach(stopAll);

describe('a request body in the simulator', () => {
  test.each<[string, string, JsonObject, string]>([
    ['an unknown name', 'getOrderDetails', { orderId: 1, granularty: 'X' }, 'unknown.granularty'],
    [
      'a name from the object prototype',
      'getOrderDetails',
      { orderId: 1, constructor: 'X' },
      'unknown.constructor',
    ],
    ['a missing order', 'getOrderDetails', {}, 'missing.orderId'],
    ['a null order', 'closeOrder', { orderId: null }, 'missing.orderId'],
    ['an invalid id', 'closeOrder', { orderId: 'one' }, 'invalid.orderId'],
    [
      'a flag as a text',
      'closeOrder',
      { orderId: 1, generateBarCodes: 'true' },
      'invalid.generateBarCodes',
    ],
    [
      'one object instead of a list',
      'createPaymentsAndCloseOrder',
      { orderId: 1, payments: {} },
      'invalid.payments',
    ],
    ['missing payments', 'createPaymentsAndCloseOrder', { orderId: 1 }, 'missing.payments'],
    [
      'a missing point of sale',
      'createOrUpdateOrder',
      { orderType: 'SALE' },
      'missing.pointOfSalesId',
    ],
    [
      'missing performances',
      'getEventAvailability',
      { pointOfSalesId: 1, eventIds: [1] },
      'missing.performanceIds',
    ],
    [
      'a text in place of a list',
      'abandonMovements',
      { orderId: 1, movementIds: '1' },
      'invalid.movementIds',
    ],
    ['an invalid request id', 'getCatalogDetailed', { requestId: 'first' }, 'invalid.requestId'],
  ])('is rejected with %s', async (_name, method, body, detail) => {
    const reply = await callSales(await simulator(), method, body);
    expect(reply.status).toBe(200);
    expect(reply.json).toMatchObject({
      statusCode: 'error',
      statusDetail: `error.parameter.${detail}`,
    });
  });

  test.each<[string, JsonObject, string]>([
    [
      'a list of seats',
      { singleEntryAttributionOperations: [{ attributions: [] }] },
      'attributions',
    ],
    [
      'a seat',
      { singleEntryAttributionOperations: [{ operationAttributions: [{ tariffId: 1 }] }] },
      'tariffId',
    ],
    ['an item', { simpleProductOperations: [{ productId: 1 }] }, 'productId'],
  ])('is rejected with an unknown name in %s', async (_name, lines, unknown) => {
    const started = await simulator();
    const pos = (await callSales(started, 'getPOSConfig')).json.posConfigData;
    const { posId } = JSON.parse(JSON.stringify(pos));
    const body = { pointOfSalesId: posId, orderType: 'SALE', ...lines };
    const reply = await callSales(started, 'createOrUpdateOrder', body);
    expect(reply.json.statusDetail).toBe(`error.parameter.unknown.${unknown}`);
  });

  test.each<[string, string, JsonObject, string]>([
    [
      'a missing number',
      'getContactData',
      { details: ['GENERAL'] },
      'error.parameter.missing.contactNumber',
    ],
    [
      'details as a text',
      'getContactData',
      { contactNumber: '1001', details: 'GENERAL' },
      'error.parameter.invalid.details',
    ],
    [
      'a flag as a text',
      'saveIndividualContactData',
      { individualContactData: { contactNumber: '1001', prospect: 'true' } },
      'error.contact.prospect.invalid',
    ],
    [
      'an unknown property',
      'saveIndividualContactData',
      { individualContactData: { contactNumber: '1001', nickname: 'Al' } },
      'error.parameter.unknown.nickname',
    ],
    [
      'an address with unknown properties',
      'saveIndividualContactData',
      { individualContactData: { contactNumber: '1001' }, addresses: [{ city: 'Leeds' }] },
      'error.parameter.unknown.city',
    ],
    [
      'an address id that is none',
      'saveIndividualContactData',
      {
        individualContactData: { contactNumber: '1001' },
        addresses: [{ contactAddressId: 'one' }],
      },
      'error.contact.address.unknown',
    ],
    [
      'one address instead of a list',
      'saveIndividualContactData',
      { individualContactData: { contactNumber: '1001' }, addresses: { town: 'Leeds' } },
      'error.parameter.invalid.addresses',
    ],
    [
      'an unknown criterion',
      'searchContact',
      { searchCriteria: { mail: 'a@example.org' } },
      'error.parameter.unknown.mail',
    ],
    [
      'a missing criterion',
      'searchContact',
      { searchCriteria: {} },
      'error.contact.search.criteria.missing',
    ],
  ])('for contacts is rejected with %s', async (_name, method, body, statusDetail) => {
    const reply = await callContact(await simulator(), method, body);
    expect(reply.json).toMatchObject({ statusCode: 'error', statusDetail });
  });
});
