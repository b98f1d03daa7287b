import type { JsonObject } from '../../simulator/json';
import { callContact, callSales, simulator, stopAll } from './client';

afterEach(stopAll);

describe('bodies are refused', () => {
  test.each<[string, string, JsonObject, string]>([
    [
      'a name that nobody knows',
      'getOrderDetails',
      { orderId: 1, granularty: 'X' },
      'unknown.granularty',
    ],
    [
      'a name of every object',
      'getOrderDetails',
      { orderId: 1, constructor: 'X' },
      'unknown.constructor',
    ],
    ['no order', 'getOrderDetails', {}, 'missing.orderId'],
    ['a null order', 'closeOrder', { orderId: null }, 'missing.orderId'],
    ['an id that is none', 'closeOrder', { orderId: 'one' }, 'invalid.orderId'],
    [
      'a flag that is a text',
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
    ['no payments', 'createPaymentsAndCloseOrder', { orderId: 1 }, 'missing.payments'],
    ['no point of sale', 'createOrUpdateOrder', { orderType: 'SALE' }, 'missing.pointOfSalesId'],
    [
      'no performances',
      'getEventAvailability',
      { pointOfSalesId: 1, eventIds: [1] },
      'missing.performanceIds',
    ],
    [
      'a text for a list',
      'abandonMovements',
      { orderId: 1, movementIds: '1' },
      'invalid.movementIds',
    ],
    [
      'a request id that is none',
      'getCatalogDetailed',
      { requestId: 'first' },
      'invalid.requestId',
    ],
  ])('with %s', async (_name, method, body, detail) => {
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
  ])('with a name in %s that nobody knows', async (_name, lines, unknown) => {
    const started = await simulator();
    const pos = (await callSales(started, 'getPOSConfig')).json.posConfigData;
    const { posId } = JSON.parse(JSON.stringify(pos));
    const body = { pointOfSalesId: posId, orderType: 'SALE', ...lines };
    const reply = await callSales(started, 'createOrUpdateOrder', body);
    expect(reply.json.statusDetail).toBe(`error.parameter.unknown.${unknown}`);
  });

  test.each<[string, string, JsonObject, string]>([
    [
      'no number',
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
      'an element that nobody has',
      'saveIndividualContactData',
      { individualContactData: { contactNumber: '1001', nickname: 'Al' } },
      'error.parameter.unknown.nickname',
    ],
    [
      'an address of unknown elements',
      'saveIndividualContactData',
      { individualContactData: { contactNumber: '1001' }, addresses: [{ city: 'Leeds' }] },
      'error.parameter.unknown.city',
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
      'no criterion',
      'searchContact',
      { searchCriteria: {} },
      'error.contact.search.criteria.missing',
    ],
  ])('of contacts with %s', async (_name, method, body, statusDetail) => {
    const reply = await callContact(await simulator(), method, body);
    expect(reply.json).toMatchObject({ statusCode: 'error', statusDetail });
  });
});
