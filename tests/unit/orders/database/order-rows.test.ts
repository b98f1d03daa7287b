import { orderContent } from '../../../../server/src/orders/database/order-rows';
import { orderDetails, snapshotOf } from '../../../helpers/orders/read-item';

function lineOf(operation: Record<string, unknown>) {
  const operationDatas = [{ operationId: 2, ...operation }];
  return orderContent(snapshotOf(orderDetails({ operationDatas }))).lines[0];
}

describe('the columns of an order line', () => {
  test('contain prices and VAT as readable texts next to the numbers', () => {
    const line = lineOf({
      catalogCurrency: { currencyCode: 'CHF', fractionDigit: 2 },
      quantity: 2,
      basePrice: 22000,
      unitPrice: 20000,
      totalAmount: 40000,
      withoutVatTotalAmount: 37003,
      vatRate: 8100,
    });
    expect(line).toMatchObject({
      baseMoney: '22.00',
      unitMoney: '20.00',
      totalMoney: '40.00',
      withoutVatMoney: '37.003',
      vatPercent: '8.1 %',
      vatRate: 8100,
      withoutVatTotalAmount: '37003',
    });
  });

  test.each([
    [0, '0 %'],
    [10_000, '10 %'],
    [2_555, '2.555 %'],
    [undefined, null],
  ])('contain a VAT rate of %j as %j', (vatRate, vatPercent) => {
    expect(lineOf({ vatRate })).toMatchObject({ vatPercent });
  });

  test('contain no texts for missing prices', () => {
    expect(lineOf({})).toMatchObject({ baseMoney: null, unitMoney: null, withoutVatMoney: null });
  });
});
