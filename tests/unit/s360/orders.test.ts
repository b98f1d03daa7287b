import { orderCalls } from '../../../server/src/s360';
import { failureOf, permitFor, withClient } from './client-setup';
import { answerJson } from './s360-server';

const context = () => ({ permit: permitFor(orderCalls.getOrderDetails) });
const PATH = '/tnseb/backend-apis/externalOrderService/v1_33/getOrderDetails';

describe('the method getOrderDetails', () => {
  test.each([
    ['454100', 454100],
    ['9007199254740993', '9007199254740993'],
  ])('requests the order %s and reads its details', async (orderId, sent) => {
    const orderDetailsData = { orderId: 454100, operationDatas: [] };
    const answering = answerJson({ statusCode: 'success', requestId: 5, orderDetailsData });
    await withClient({ answering }, async ({ client, server }) => {
      const { data } = await client.getOrderDetails({ orderId, granularity: 'TICKET' }, context());
      expect(data).toEqual({ orderDetailsData });
      const [request] = server.requests;
      expect(request?.url).toBe(PATH);
      expect(JSON.parse(request?.body ?? '')).toEqual({ orderId: sent, granularity: 'TICKET' });
    });
  });

  test('uses the configured version', async () => {
    const answering = answerJson({ statusCode: 'success', orderDetailsData: {} });
    await withClient({ answering, settings: { orderServiceVersion: '1_34' } }, async (one) => {
      await one.client.getOrderDetails({ orderId: '1', granularity: 'TICKET' }, context());
      expect(one.server.requests[0]?.url).toBe(PATH.replace('v1_33', 'v1_34'));
    });
  });

  test.each([[{}], [{ orderDetailsData: null }], [{ orderDetailsData: [] }]])(
    'fails on a success without an order: %p',
    async (result) => {
      const answering = answerJson({ statusCode: 'success', ...result });
      await withClient({ answering }, async ({ client }) => {
        const call = client.getOrderDetails({ orderId: '1', granularity: 'TICKET' }, context());
        expect(await failureOf(call)).toMatchObject({ kind: 'answer', reason: 'no-result' });
      });
    },
  );

  test('returns the refusal of S-360', async () => {
    const answering = answerJson({ statusCode: 'error', statusDetail: 'error.order.unknown' });
    await withClient({ answering }, async ({ client }) => {
      const call = client.getOrderDetails({ orderId: '1', granularity: 'TICKET' }, context());
      expect(await failureOf(call)).toMatchObject({ statusDetail: 'error.order.unknown' });
    });
  });
});
