import { resolveAssumptions } from '../../../../server/src/s360/assumptions';
import { readOrderItem } from '../../../../server/src/orders/mapping/order-snapshot';
import { orderDetails, readItem, snapshotOf } from '../../../helpers/orders/read-item';

describe('the reader of orders', () => {
  test('reads the wrapped form of the webhook and the bare form alike', () => {
    const { payload: _wrapped, ...wrapped } = snapshotOf({
      orderDetailsData: orderDetails(),
      shipments: [],
    });
    const { payload: _bare, ...bare } = snapshotOf(orderDetails());
    expect(wrapped).toEqual(bare);
  });

  test('keeps the whole item', () => {
    const item = {
      orderDetailsData: orderDetails({ fieldOfTomorrow: [1] }),
      shipments: [{ id: 1 }],
    };
    expect(JSON.parse(snapshotOf(item).payload)).toEqual(item);
  });

  test.each([
    [454100, '454100'],
    ['2621264', '2621264'],
    [' 007 ', '7'],
    [10229250965773, '10229250965773'],
    ['9007199254740993', '9007199254740993'],
  ])('identifies an order by %p', (orderId, text) => {
    expect(snapshotOf(orderDetails({ orderId })).orderId).toBe(text);
  });

  test.each([[undefined], [null], ['abc'], [-1], [1.5], [2 ** 53], ['1'.repeat(20)], [{}]])(
    'rejects an order with the id %p',
    (orderId) => {
      expect(readItem(orderDetails({ orderId }))).toMatchObject({
        kind: 'unusable',
        orderId: null,
      });
    },
  );

  test.each([['text'], [null], [[orderDetails()]], [7]])(
    'rejects %p, which is not an object',
    (item) => {
      const read = readItem(item);
      expect(read).toMatchObject({ kind: 'unusable', orderId: null });
      expect(read).toMatchObject({ reasons: [{ code: 'itemNotObject' }] });
    },
  );

  test('rejects an order that is nested too deeply', () => {
    let nested: unknown = 1;
    for (let depth = 0; depth < 200; depth += 1) nested = [nested];
    expect(readItem(orderDetails({ nested }))).toMatchObject({
      kind: 'unusable',
      orderId: '454100',
    });
  });

  test('requests a pull for an order without a type and a state', () => {
    expect(readItem({ orderId: '5' })).toEqual({ kind: 'orderIdOnly', orderId: '5' });
    expect(readItem(orderDetails({ orderState: '' }))).toMatchObject({ kind: 'orderIdOnly' });
  });

  test.each([
    ['closed', 'CLOSED'],
    ['ABANDONNED', 'ABANDONED'],
    ['Open', 'OPEN'],
    ['Dropped', 'ABANDONED'],
    ['PAYMENT_PENDING', 'PAYMENT_PENDING'],
  ])('maps the state %s of the institution to %s', (stateWord, orderState) => {
    const assumptions = resolveAssumptions('myvenue', { orderStates: { abandoned: ['dropped'] } });
    const read = readOrderItem(orderDetails({ orderState: stateWord }), assumptions);
    expect(read).toMatchObject({ snapshot: { orderState, stateWord } });
  });

  test('skips invalid values instead of rejecting the order', () => {
    const odd = {
      contactReference: 'two words',
      creationDateTime: 'yesterday',
      referenceDate: 8.64e15,
      catalogCurrency: 'CHF',
      salesChannelName: 7,
      operationDatas: [null, { operationId: 'x' }, { operationId: 1, quantity: 2 ** 40 }],
      movementDatas: 'none',
    };
    expect(snapshotOf(orderDetails(odd))).toMatchObject({
      contactReference: null,
      creationDateTime: null,
      referenceDate: null,
      currency: null,
      salesChannelName: '7',
      lines: [{ operationId: '1', quantity: 0, seats: [] }],
    });
  });

  test('cleans texts and shortens overlong codes', () => {
    const { orderOriginator, pointOfSalesName, salesChannelCode } = snapshotOf(
      orderDetails({
        orderOriginator: ' DE\u0000SK ',
        pointOfSalesName: 'Cafe\u0301',
        salesChannelCode: 'x'.repeat(300),
      }),
    );
    expect([orderOriginator, pointOfSalesName]).toEqual(['DESK', 'Caf\u00e9']);
    expect(salesChannelCode).toHaveLength(255);
  });

  test('uses the first translation with a text', () => {
    const translations = [
      { locale: 'fr', value: null },
      { locale: 'it', value: 'Cassa' },
    ];
    expect(snapshotOf(orderDetails({ salesChannelName: { translations } })).salesChannelName).toBe(
      'Cassa',
    );
    expect(
      snapshotOf(orderDetails({ salesChannelName: { translations: [] } })).salesChannelName,
    ).toBeNull();
  });

  test.each(['=1+1', '<b>CHF</b>', 'A\nB', 'X'.repeat(300), '2026-11-27', '1e308', ''])(
    'does not accept %j as a currency',
    (currencyCode) => {
      const { currency } = snapshotOf(orderDetails({ catalogCurrency: { currencyCode } }));
      expect(currency).toBeNull();
    },
  );

  test('uses the currency of the order, otherwise that of its lines', () => {
    const catalogCurrency = { currencyCode: 'jpy', fractionDigit: 0 };
    const operationDatas = [{ operationId: 1 }, { operationId: 2, catalogCurrency }];
    const { currency, lines } = snapshotOf(orderDetails({ operationDatas }));
    expect(currency).toEqual({ code: 'JPY', fractionDigits: 0 });
    expect(lines[0]?.currency).toEqual(currency);
  });

  test('joins movements and their holders to the lines', () => {
    const { lines } = snapshotOf(
      orderDetails({
        operationDatas: [{ operationId: 1 }, { operationId: 2, parentOperationId: 1 }],
        movementDatas: [
          { movementId: 11, operationId: 2, row: 'C', seatNumber: 7, contactReference: 10286 },
          { movementId: 12, operationId: 9 },
          { operationId: 1 },
        ],
      }),
    );
    expect(lines).toMatchObject([
      { operationId: '1', parentOperationId: null, seats: [] },
      {
        operationId: '2',
        parentOperationId: '1',
        quantity: 1,
        seats: [{ movementId: '11', row: 'C', seatNumber: '7', holder: '10286' }],
      },
    ]);
  });

  test('keeps the later of two operations with the same id', () => {
    const operationDatas = [
      { operationId: 1, product: 'First' },
      { operationId: '1', product: 'Second' },
    ];
    expect(snapshotOf(orderDetails({ operationDatas })).lines).toMatchObject([
      { product: 'Second' },
    ]);
  });

  test('counts the movements of an operation without a quantity, including those without an id', () => {
    const operationDatas = [{ operationId: 1 }, { operationId: 2, quantity: 5 }];
    const movementDatas = [
      { operationId: 1, movementId: 11 },
      { operationId: 1 },
      { operationId: 2 },
    ];
    expect(snapshotOf(orderDetails({ operationDatas, movementDatas })).lines).toMatchObject([
      { quantity: 2, seats: [{ movementId: '11' }] },
      { quantity: 5, seats: [] },
    ]);
  });
});

describe('the visit of an order line', () => {
  it.each([
    ['ano', true],
    ['Ne', false],
    [true, true],
    ['perhaps', null],
  ])('is guided or not by the words of the institution: %j', (guided, expected) => {
    const operation = { operationId: 1, quantity: 1, visitGroupData: { guided } };
    const assumptions = resolveAssumptions('museum', {
      flagWords: { true: ['ano'], false: ['ne'] },
    });
    const read = readOrderItem(orderDetails({ operationDatas: [operation] }), assumptions);
    expect(read).toMatchObject({ snapshot: { lines: [{ guided: expected }] } });
  });

  const visitOf = (operation: Record<string, unknown>) =>
    snapshotOf(orderDetails({ operationDatas: [{ operationId: 1, ...operation }] })).lines[0];

  test.each([
    ['2026-06-01', '2026-06-01T00:00:00.000Z', true],
    ['2026-06-01T00:00:00.000+02:00', '2026-06-01T00:00:00.000Z', true],
    ['2026-06-01T00:00:00.000Z', '2026-06-01T00:00:00.000Z', true],
    ['2026-06-01T10:30:00.000+02:00', '2026-06-01T08:30:00.000Z', null],
    [Date.UTC(2026, 5, 1, 8), '2026-06-01T08:00:00.000Z', null],
  ])('with the date %p is at %s', (itemDate, moment, isItemDay) => {
    expect(visitOf({ itemDate })).toMatchObject({ itemDate: new Date(moment), isItemDay });
  });

  test('at midnight is not a whole day when it has a timeslot', () => {
    expect(visitOf({ itemDate: '2026-06-01T00:00:00.000+02:00', timeslotId: 7 })).toMatchObject({
      itemDate: new Date('2026-05-31T22:00:00.000Z'),
      isItemDay: null,
    });
  });

  test.each([['tomorrow'], ['2026-02-30'], [null], [{}]])(
    'with the date %p is skipped',
    (itemDate) => {
      expect(visitOf({ itemDate, visitGroupData: 'many' })).toMatchObject({
        itemDate: null,
        isItemDay: null,
        visitGroupId: null,
        guided: null,
        visitRemarks: null,
      });
    },
  );
});

describe('an access control ticket', () => {
  test.each([
    [{ barcode: '1', ticketId: 2, ticketState: 'VALID', orderId: 454100 }],
    [{ ticketId: 2, saleMovementId: 3, orderSecretToken: 'x', state: 'VALID', lastUpdate: 4 }],
    [{ barcode: '1', ticketState: 'CANCELLED' }],
  ])('is recognized by its fields: %j', (item) => {
    expect(readItem(item)).toEqual({ kind: 'accessControl' });
  });

  test.each([
    [{ orderId: 454100 }],
    [{ ticketId: 2 }],
    [{ ticketId: {}, state: 'VALID', lastUpdate: 1 }],
    [{ ...orderDetails(), ticketId: 2, barcode: '1' }],
    [{ orderDetailsData: orderDetails(), barcode: '1', ticketId: 2 }],
  ])('is not recognized in %j', (item) => {
    expect(readItem(item).kind).not.toBe('accessControl');
  });
});
