import { at, call, callSales, stopAll } from './client';
import { shop } from './shop';

afterEach(stopAll);

const path = (version: string) =>
  `/myvenue/tnpsb/backend-apis/shipmentPublicService/v${version}/getAvailableShipmentModes`;

const asked = async (body: object, version = '1_17') => {
  const { pointOfSalesId, started } = await shop();
  return call(started, path(version), { pointOfSalesId, ...body });
};

describe('the shipment service of the simulator', () => {
  test.each([
    ['TICKETS', ['HANDED_AT_BO', 'PRINT_AT_HOME', 'BY_MAIL']],
    ['DOCUMENTS', ['BY_EMAIL']],
    ['TICKETS_AND_DOCUMENTS', ['HANDED_AT_BO', 'PRINT_AT_HOME', 'BY_MAIL', 'BY_EMAIL']],
  ])('offers for %s only what they can take', async (shipmentContents, types) => {
    const { json } = await asked({ shipmentContents });
    expect(types.map((_, index) => at(json, 'shipmentModes', index).type)).toEqual(types);
    expect(json.shipmentModes).toHaveLength(types.length);
  });

  test('refuses a request without its two mandatory members', async () => {
    expect((await asked({})).json).toMatchObject({ statusCode: 'error' });
    const nowhere = { shipmentContents: 'TICKETS', pointOfSalesId: null };
    expect((await asked(nowhere)).json).toMatchObject({ statusCode: 'error' });
    expect((await asked({ shipmentContents: 'LETTERS' })).json.statusCode).toBe('error');
  });

  test('is the only one that knows of shipments, from version 1_16 on', async () => {
    expect((await asked({ shipmentContents: 'TICKETS' }, '1_10')).status).toBe(404);
    const { started } = await shop();
    for (const method of ['getAvailableShipmentModes', 'setShipmentMode']) {
      expect((await callSales(started, method, { orderId: 1 })).status).toBe(404);
    }
  });
});
