import { shipmentCalls } from '../../../server/src/s360/shipments';
import { permitFor, withClient } from './client-setup';
import { answerJson } from './s360-server';

const context = () => ({ permit: permitFor(shipmentCalls.getAvailableShipmentModes) });
const asked = { pointOfSalesId: '466650001' };
const success = (result: object) => answerJson({ statusCode: 'success', ...result });
const plain = { contactAddressRequired: false, deliveryTimeInDays: null };

describe('the method getAvailableShipmentModes', () => {
  test.each([
    [{}, []],
    [{ shipmentModes: {} }, []],
    [{ shipmentModes: [null, 5, {}, { id: 'x', name: 'Post' }] }, []],
    [
      {
        shipmentModes: [
          {
            id: 1,
            name: 'Post',
            type: 'MAIL',
            contactAddressRequired: true,
            deliveryTimeInDays: 3,
          },
          { id: '2', type: 'PRINT', deliveryTimeInDays: 1.5 },
          { id: 3, name: ' ', description: 'At the desk' },
          { id: 4, contactAddressRequired: 'true' },
        ],
      },
      [
        {
          id: '1',
          name: 'Post',
          type: 'MAIL',
          contactAddressRequired: true,
          deliveryTimeInDays: 3,
        },
        { id: '2', name: 'PRINT', type: 'PRINT', ...plain },
        { id: '3', name: 'At the desk', type: '', ...plain },
        { id: '4', name: '4', type: '', ...plain },
      ],
    ],
  ])('skips modes without an id in %p', async (result, modes) => {
    await withClient({ answering: success(result) }, async ({ client }) => {
      const { data } = await client.getAvailableShipmentModes(asked, context());
      expect(data).toEqual(modes);
    });
  });

  test('leaves out e-mail, by which no tickets travel', async () => {
    const shipmentModes = [{ id: 1, name: 'E-mail', type: 'BY_EMAIL' }];
    await withClient({ answering: success({ shipmentModes }) }, async ({ client }) => {
      expect((await client.getAvailableShipmentModes(asked, context())).data).toEqual([]);
    });
  });

  test('names the point of sale and what is shipped, in the version of its own setting', async () => {
    const settings = { shipmentServiceVersion: '1_18' };
    await withClient({ answering: success({}), settings }, async ({ client, server }) => {
      await client.getAvailableShipmentModes(asked, context());
      const [request] = server.requests;
      expect(request?.url).toContain(
        '/tnpsb/backend-apis/shipmentPublicService/v1_18/getAvailableShipmentModes',
      );
      expect(JSON.parse(request?.body ?? '')).toEqual({
        pointOfSalesId: 466650001,
        shipmentContents: 'TICKETS',
      });
    });
  });
});
