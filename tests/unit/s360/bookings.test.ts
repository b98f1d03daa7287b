import { bookingCalls, type BookingMethods } from '../../../server/src/s360/bookings';
import { failureOf, permitFor, withClient } from './client-setup';
import { answerJson } from './s360-server';

const context = (method: keyof BookingMethods) => ({ permit: permitFor(bookingCalls[method]) });
const success = (result: object) => answerJson({ statusCode: 'success', ...result });

const creation = {
  pointOfSalesId: '466650001',
  orderType: 'SALE',
  contactNumber: '1001',
  externalReference: 'CRM-00000001-1',
  performances: [
    { performanceId: '100', seatCategoryId: '10', audienceSubCategoryId: '1', quantity: 2 },
  ],
  items: [],
  resumes: null,
} as const;
const closing = { orderId: '700', orderType: 'SALE', contactNumber: '1001' } as const;
const paying = {
  ...closing,
  paymentMethodId: '9',
  amount: 80_000n,
  isConvertedReservation: false,
} as const;

describe('the method createOrUpdateOrder', () => {
  const create = (client: BookingMethods) =>
    client.createOrUpdateOrder(creation, context('createOrUpdateOrder'));

  test.each([[700], ['700'], [' 700 ']])('reads the order id from %p', async (orderId) => {
    const answering = success({ orderUpdateData: { orderId, orderState: ' CREATED ' } });
    await withClient({ answering }, async ({ client }) => {
      const { data } = await create(client);
      expect(data).toMatchObject({ orderId: '700', orderState: 'CREATED' });
    });
  });

  test.each([[undefined], [''], [7], [null]])(
    'treats the state %p as missing',
    async (orderState) => {
      const answering = success({ orderUpdateData: { orderId: 700, orderState } });
      await withClient({ answering }, async ({ client }) => {
        expect((await create(client)).data.orderState).toBeNull();
      });
    },
  );

  test.each([
    [{}],
    [{ orderUpdateData: [] }],
    [{ orderUpdateData: {} }],
    [{ orderUpdateData: { orderId: 1.5 } }],
    [{ orderUpdateData: { orderId: 'next' } }],
    [{ orderUpdateData: { orderId: Number.MAX_SAFE_INTEGER + 1 } }],
  ])('fails on a success without an order: %p', async (result) => {
    await withClient({ answering: success(result) }, async ({ client }) => {
      expect(await failureOf(create(client))).toMatchObject({
        kind: 'answer',
        reason: 'no-result',
      });
    });
  });

  test('leaves out what the update removed again, with the seats of it', async () => {
    const orderUpdateData = {
      orderId: 700,
      operationDataUpdates: [{ operationId: 1 }, { operationId: 2 }],
      movementDataUpdates: [
        { movementId: 11, operationId: 1 },
        { movementId: 12, operationId: 1 },
        { movementId: 21, operationId: 2 },
      ],
      removeOperationIds: ['2'],
      removeMovementIds: [12],
    };
    await withClient({ answering: success({ orderUpdateData }) }, async ({ client }) => {
      const { data } = await create(client);
      expect(data.orderUpdateData).toMatchObject({
        operationDataUpdates: [{ operationId: 1 }],
        movementDataUpdates: [{ movementId: 11 }],
      });
    });
  });

  test('requests seats and resumes nothing', async () => {
    const answering = success({ orderUpdateData: { orderId: 700 } });
    await withClient({ answering }, async ({ client, server }) => {
      await create(client);
      expect(JSON.parse(server.requests[0]?.body ?? '')).toEqual({
        pointOfSalesId: 466650001,
        orderType: 'SALE',
        purchasersInfo: [{ contactReference: '1001' }],
        externalReference: 'CRM-00000001-1',
        isResumeAllReservationOperations: false,
        isResumeAllOptionOperations: false,
        singleEntryAttributionOperations: [
          {
            operationAttributions: [
              { performanceId: 100, seatCategoryId: 10, audienceSubCategoryId: 1, quantity: 2 },
            ],
            preferedAreas: [],
          },
        ],
      });
    });
  });
});

describe('the answer to closing an order', () => {
  test.each([
    [{ orderData: { orderState: 'CLOSED' } }, 'CLOSED'],
    [{ orderData: {} }, null],
    [{ orderData: [] }, null],
    [{}, null],
  ])('yields the state from %p', async (result, orderState) => {
    await withClient({ answering: success(result) }, async ({ client }) => {
      const unpaid = await client.closeOrder(closing, context('closeOrder'));
      const paid = await client.createPaymentsAndCloseOrder(
        paying,
        context('createPaymentsAndCloseOrder'),
      );
      expect([unpaid.data, paid.data]).toEqual([{ orderState }, { orderState }]);
    });
  });

  test('confirms the payment of the whole amount, once', async () => {
    await withClient({ answering: success({}) }, async ({ client, server }) => {
      await client.createPaymentsAndCloseOrder(paying, context('createPaymentsAndCloseOrder'));
      expect(JSON.parse(server.requests[0]?.body ?? '')).toMatchObject({
        orderId: 700,
        payments: [{ amount: 80_000, paymentMethodId: 9 }],
        paymentParams: { contactNumber: '1001', totalAmount: 80_000 },
      });
    });
  });
});

test.each([
  [{ orderUpdateData: { orderState: 'ABANDONED' } }, 'ABANDONED'],
  [{ orderUpdateData: {} }, null],
  [{ orderUpdateData: 'ABANDONED' }, null],
  [{}, null],
])('the method abandonMovements reads the state from %p', async (result, orderState) => {
  await withClient({ answering: success(result) }, async ({ client }) => {
    const request = { orderId: '700', movementIds: ['1', '2'] };
    const { data } = await client.abandonMovements(request, context('abandonMovements'));
    expect(data).toEqual({ orderState });
  });
});
