import { offsetMs } from '../../simulator/contacts/birth-date';
import { objectsOf } from '../../simulator/json';
import { at, callSales, control, type Reply, stopAll, success } from './client';
import { close, create, details, idOf, left, seats, setLeft, shop } from './shop';

afterEach(stopAll);

function expectError(reply: Reply, statusDetail: string): void {
  expect(reply.status).toBe(200);
  expect(reply.json).toEqual({ statusCode: 'error', statusDetail });
}

describe('a sale in the simulator', () => {
  test('is open with PRE_SALE amounts and charges, and closed with SALE amounts', async () => {
    const venue = await shop();
    const body = seats(venue, 2, { externalReference: 'CRM-7', requestId: 5 }, venue.charged);
    const { reply, data, orderId, fileId } = await create(venue, body);
    expect(reply.json).toMatchObject({
      statusCode: 'success',
      requestId: 5,
      expectedException: false,
      orderUpdateData: { orderState: 'OPEN', orderSecretId: expect.stringMatching(`_${orderId}$`) },
    });
    const [operation = {}, charges] = objectsOf(data, 'operationDataUpdates');
    expect(operation).toMatchObject({
      kind: 'SINGLE_ENTRY',
      type: 'PRE_SALE',
      quantity: 2,
      unitPrice: 80_000,
      totalAmount: 160_000,
      performanceId: venue.charged,
      fileId,
    });
    expect(charges).toMatchObject({
      kind: 'CHARGES',
      parentOperationId: operation.operationId,
      totalAmount: 3000,
    });
    const movements = objectsOf(data, 'movementDataUpdates');
    expect(movements.map(({ row, seatNumber }) => `${String(row)}${String(seatNumber)}`)).toEqual([
      'A1',
      'A2',
    ]);
    expect(await details(venue, orderId)).toMatchObject({
      orderState: 'OPEN',
      orderType: 'SALE',
      saleAmount: 0,
      preSaleAmount: 163_000,
      contactReference: '1001',
      externalReference: 'CRM-7',
    });
    expect((await close(venue, orderId)).json).toEqual({
      ...success,
      orderData: { orderId, orderState: 'CLOSED' },
    });
    const closed = await details(venue, orderId);
    expect(closed).toMatchObject({ orderState: 'CLOSED', saleAmount: 163_000, preSaleAmount: 0 });
    expect(objectsOf(closed, 'operationDatas').map(({ type }) => type)).toEqual(['SALE', 'SALE']);
    expect((await close(venue, orderId)).json.statusCode).toBe('success');
  });

  test('grows with a second call and loses units through cancelOperations', async () => {
    const venue = await shop();
    const { orderId, movementIds } = await create(venue, seats(venue, 1, {}, venue.charged));
    const { itemId, audienceSubCategoryId, pointOfSalesId } = venue;
    const simpleProductOperations = [{ audienceSubCategoryId, quantity: 2, itemId }];
    const more = await create(venue, { pointOfSalesId, orderId, simpleProductOperations });
    expect(more.orderId).toBe(orderId);
    expect(objectsOf(more.data, 'operationDataUpdates')).toHaveLength(1);
    expect((await details(venue, orderId)).preSaleAmount).toBe(81_500 + 48_000);
    const cancelled = await callSales(venue.started, 'cancelOperations', {
      orderId,
      operationIds: [],
      movementIds,
    });
    expect(objectsOf(at(cancelled.json, 'orderUpdateData'), 'movementDataUpdates')).toEqual([]);
    expect((await details(venue, orderId)).preSaleAmount).toBe(48_000);
    const movementId = more.movementIds[0] ?? 0;
    await callSales(venue.started, 'abandonMovements', { orderId, movementIds: [movementId] });
    expect(await details(venue, orderId)).toMatchObject({
      orderState: 'OPEN',
      preSaleAmount: 24_000,
      operationDatas: [{ quantity: 1 }],
    });
  });

  test('is closed as paid only with the right amount, and after notifyOrder for internet payments', async () => {
    const venue = await shop();
    const pay = (orderId: number, amount: number, paymentMethodId: number) =>
      callSales(venue.started, 'createPaymentsAndCloseOrder', {
        orderId: String(orderId),
        orderType: 'SALE',
        payments: [{ amount, paymentMethodId }],
      });
    const first = await create(venue, seats(venue, 1));
    expectError(await pay(first.orderId, 1000, 16_362), 'error.payment.amount');
    expectError(await pay(first.orderId, 40_000, 1), 'error.payment.method');
    expectError(await pay(first.orderId, 40_000, 16_365), 'error.payment.method');
    expect((await pay(first.orderId, 40_000, 16_362)).json).toMatchObject({
      orderData: { orderState: 'CLOSED' },
      paymentDetails: [{ paymentState: 'PAID', amount: 40_000 }],
    });
    const file = await callSales(venue.started, 'getFileDetails', { fileId: first.fileId });
    expect(at(file.json, 'fileDetailsData').fileState).toBe('SOLDED');
    const second = await create(venue, seats(venue, 1));
    const waiting = (await pay(second.orderId, 40_000, 16_364)).json;
    expect(waiting).toMatchObject({ orderData: { orderState: 'OPEN' } });
    await callSales(venue.started, 'notifyOrder', { orderId: second.orderId });
    expect((await details(venue, second.orderId)).orderState).toBe('CLOSED');
  });

  test.each([
    ['without lines', { singleEntryAttributionOperations: null }, 'error.order.operation.missing'],
    ['at another point of sales', { pointOfSalesId: 1 }, 'error.order.pointofsales'],
    [
      'for an unknown purchaser',
      { purchasersInfo: [{ contactReference: '77777' }] },
      'error.contact.unknown',
    ],
    ['of an unknown type', { orderType: 'GIFT' }, 'error.parameter.invalid.orderType'],
    ['in an unknown file', { fileId: 1 }, 'error.file.unknown'],
    ['to an unknown order', { orderId: 1 }, 'error.order.unknown'],
  ])('is refused %s', async (_name, more, statusDetail) => {
    const venue = await shop();
    expectError((await create(venue, seats(venue, 1, more))).reply, statusDetail);
    expect((await control(venue.started, 'GET myvenue/orders')).rows).toEqual([]);
  });
});

describe('the places in the simulator', () => {
  test('are taken and released, and never oversold, for all lines or none', async () => {
    const venue = await shop();
    await setLeft(venue, 3);
    const { orderId, movementIds } = await create(venue, seats(venue, 2));
    expect(await left(venue)).toBe(1);
    const second = seats(venue, 1);
    const twice = objectsOf(second, 'singleEntryAttributionOperations').flatMap((one) => [
      one,
      one,
    ]);
    const refused = await create(venue, { ...second, singleEntryAttributionOperations: twice });
    expectError(refused.reply, 'error.order.availability');
    expect(await left(venue)).toBe(1);
    await callSales(venue.started, 'abandonMovements', { orderId, movementIds });
    expect(await left(venue)).toBe(3);
    expect(await details(venue, orderId)).toMatchObject({
      orderState: 'ABANDONED',
      preSaleAmount: 0,
      saleAmount: 0,
    });
    expectError(await close(venue, orderId), 'error.order.state');
  });

  test('have levels and a list of recently changed products', async () => {
    const venue = await shop();
    const { pointOfSalesId, plain, charged } = venue;
    const referenceDate = new Date().toISOString();
    await setLeft(venue, 0);
    const availability = async (seatCategoryIds: number[]) => {
      const performanceIds = [plain, charged];
      const body = { pointOfSalesId, performanceIds, seatCategoryIds };
      const { json } = await callSales(venue.started, 'getEventAvailability', body);
      return objectsOf(at(json, 'eventAvailabilityData'), 'eventAvailabilities').flatMap((event) =>
        objectsOf(event, 'performanceAvailabilities'),
      );
    };
    const split = await availability([-1]);
    const sold = split.find(({ performanceId }) => performanceId === plain) ?? {};
    expect(objectsOf(sold, 'seatCategoryAvailabilities')).toMatchObject([
      { seatCategoryId: venue.seatCategoryId, availability: 0, availabilityLevel: 'NONE' },
      { availabilityLevel: 'GOOD' },
      { availabilityLevel: 'GOOD' },
    ]);
    const summed = (await availability([])).find(({ performanceId }) => performanceId === plain);
    expect(summed).toMatchObject({ availability: 120, seatCategoryAvailabilities: [] });
    await control(venue.started, 'POST clock', { advanceMs: 1 });
    const updated = await callSales(venue.started, 'getUpdatedAvailabilities', {
      pointOfSalesId,
      productIds: [],
      referenceDate: new Date(Date.parse(referenceDate) - 1).toISOString(),
    });
    expect(objectsOf(updated.json, 'availabilityUpdateData')).toHaveLength(1);
  });
});

describe('a reservation in the simulator', () => {
  test('needs a purchaser, holds its seats, and becomes a sale of the same seats', async () => {
    const venue = await shop();
    await setLeft(venue, 2);
    const anonymous = seats(venue, 2, { orderType: 'RESERVATION', purchasersInfo: [] });
    expectError((await create(venue, anonymous)).reply, 'error.order.purchaser.missing');
    const held = await create(venue, seats(venue, 2, { orderType: 'RESERVATION' }));
    await close(venue, held.orderId);
    expect(await details(venue, held.orderId)).toMatchObject({
      orderState: 'CLOSED',
      reservationAmount: 80_000,
      saleAmount: 0,
      expirationDate: expect.any(String),
    });
    const resume = {
      pointOfSalesId: venue.pointOfSalesId,
      orderType: 'SALE',
      fileId: held.fileId,
      isResumeAllReservationOperations: true,
    };
    const sale = await create(venue, resume);
    expect(sale.fileId).toBe(held.fileId);
    expect(objectsOf(sale.data, 'movementDataUpdates')).toMatchObject([
      { resumed: true, row: 'A', seatNumber: '1' },
      { resumed: true, row: 'A', seatNumber: '2' },
    ]);
    expectError((await create(venue, resume)).reply, 'error.order.resume.none');
    await close(venue, sale.orderId);
    expect(await details(venue, sale.orderId)).toMatchObject({ saleAmount: 80_000 });
    await control(venue.started, 'POST clock', { advanceMs: 20 * 86_400_000 });
    const file = await callSales(venue.started, 'getFileDetails', { fileId: held.fileId });
    expect(objectsOf(file.json, 'orderDetailsDatas')).toHaveLength(2);
  });

  test('continues when the sale that resumes it is abandoned', async () => {
    const venue = await shop();
    await setLeft(venue, 1);
    const held = await create(venue, seats(venue, 1, { orderType: 'RESERVATION' }));
    await close(venue, held.orderId);
    const { pointOfSalesId } = venue;
    const resume = { pointOfSalesId, fileId: held.fileId, isResumeAllReservationOperations: true };
    const sale = await create(venue, resume);
    await callSales(venue.started, 'abandonMovements', {
      orderId: sale.orderId,
      movementIds: sale.movementIds,
    });
    expect(await left(venue)).toBe(0);
    expect((await create(venue, resume)).reply.json.statusCode).toBe('success');
  });

  test('is released by a RESERVATION_FREEING of its file', async () => {
    const venue = await shop();
    await setLeft(venue, 1);
    const held = await create(venue, seats(venue, 1, { orderType: 'RESERVATION' }));
    await close(venue, held.orderId);
    const { pointOfSalesId } = venue;
    const orderType = 'RESERVATION_FREEING';
    const freeing = await create(venue, { pointOfSalesId, orderType, fileId: held.fileId });
    expect(await left(venue)).toBe(0);
    await close(venue, freeing.orderId);
    expect(await left(venue)).toBe(1);
    expect((await details(venue, freeing.orderId)).reservationAmount).toBe(-40_000);
  });

  test('expires at the end of a day at the venue that is written as its midnight in UTC', async () => {
    const venue = await shop();
    await setLeft(venue, 1);
    const held = await create(venue, seats(venue, 1, { orderType: 'RESERVATION' }));
    await close(venue, held.orderId);
    const { expirationDate } = await details(venue, held.orderId);
    expect(expirationDate).toMatch(/T00:00:00\.000\+00:00$/);
    const midnight = Date.parse(String(expirationDate)) + 86_400_000;
    const endsAt = midnight - offsetMs('Europe/Zurich', midnight - 3 * 3_600_000);
    // Performances also pass, so places left are read from the orders.
    await control(venue.started, 'POST clock', { advanceMs: endsAt - Date.now() - 5000 });
    expect((await control(venue.started, 'GET myvenue/orders')).rows).toHaveLength(1);
    await control(venue.started, 'POST clock', { advanceMs: 10_000 });
    const rows = (await control(venue.started, 'GET myvenue/orders')).rows;
    expect(rows[1]).toMatchObject({ orderType: 'RESERVATION_FREEING', orderState: 'CLOSED' });
  });
});

test('an option in the simulator takes no places until it is bought', async () => {
  const venue = await shop();
  await setLeft(venue, 0);
  const option = await create(venue, seats(venue, 1, { orderType: 'OPTION' }));
  await close(venue, option.orderId);
  expect((await details(venue, option.orderId)).optionAmount).toBe(40_000);
  const buy = {
    pointOfSalesId: venue.pointOfSalesId,
    fileId: option.fileId,
    isResumeAllOptionOperations: true,
  };
  expectError((await create(venue, buy)).reply, 'error.order.availability');
  await setLeft(venue, 1);
  const bought = await create(venue, buy);
  expect(objectsOf(bought.data, 'movementDataUpdates')).toMatchObject([
    { resumed: true, row: 'A' },
  ]);
  expect(await left(venue)).toBe(0);
});

test('an open order in the simulator is abandoned after its delay and releases its places', async () => {
  const venue = await shop();
  await setLeft(venue, 1);
  const { orderId } = await create(venue, seats(venue, 1));
  const pos = await callSales(venue.started, 'getPOSConfig');
  const delayMs = idOf(at(pos.json, 'posConfigData'), 'orderAbandonDelay') * 60_000;
  await control(venue.started, 'POST clock', { advanceMs: delayMs - 5000 });
  expect((await details(venue, orderId)).orderState).toBe('OPEN');
  await control(venue.started, 'POST clock', { advanceMs: 5000 });
  expect((await details(venue, orderId)).orderState).toBe('ABANDONED');
  expect(await left(venue)).toBe(1);
});
