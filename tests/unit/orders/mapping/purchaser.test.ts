import { withKnownPurchaser } from '../../../../server/src/orders/mapping/purchaser';
import { orderDetails, snapshotOf } from '../../../helpers/orders/read-item';

describe('the purchaser of an order', () => {
  const of = (details: Record<string, unknown>, shipments: unknown = []) => {
    const { contactReference, possiblePurchasers } = snapshotOf({
      orderDetailsData: orderDetails(details),
      shipments,
    });
    return { contactReference, possiblePurchasers };
  };
  const movement = (contactReference: unknown, operationId?: number) => ({
    movementDatas: [{ movementId: 1, operationId, contactReference }],
  });

  test.each([
    ['the order itself', { contactReference: 1, ...movement(2) }, [{ contactNumber: 3 }], '1'],
    ['its shipments, when they agree', {}, [{ contactNumber: 3 }, {}, { contactNumber: '3' }], '3'],
    ['a movement without an operation', movement(2), null, '2'],
    ['the order and its shipments alike', movement(2), [{ contactNumber: '2' }], '2'],
    ['nothing', movement(2, 7), 'none', null],
  ])('is named by %s', (_by, details, shipments, contactReference) => {
    expect(of(details, shipments)).toEqual({ contactReference, possiblePurchasers: null });
  });

  test('is unknown when several are named, who are listed instead', () => {
    expect(of(movement(2), [{ contactNumber: 3 }, { contactNumber: 10 }])).toEqual({
      contactReference: null,
      possiblePurchasers: '10, 2, 3',
    });
  });

  test('stays known when a shipment named it and a later item omits it', () => {
    const beside = { contactReference: '5', isPurchaserBeside: true } as const;
    expect(withKnownPurchaser(snapshotOf(orderDetails()), beside)).toMatchObject(beside);
    const other = snapshotOf(orderDetails({ contactReference: 6 }));
    expect(withKnownPurchaser(other, beside)).toEqual(other);
  });

  test('does not stay known when the order itself named it and no longer does', () => {
    const known = { contactReference: '5', isPurchaserBeside: null };
    expect(withKnownPurchaser(snapshotOf(orderDetails()), known).contactReference).toBeNull();
  });
});
