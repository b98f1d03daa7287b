import { ORDER_LINE_UID, ORDER_UID } from '../../../../server/src/contracts/uids';
import {
  fieldsWithoutPayload,
  withoutPayloads,
} from '../../../../server/src/orders/panel/listed-fields';

const FIELDS = { listed: ['orderId', 'locale'], beside: ['orderId'] };

describe('a list of orders', () => {
  test('has every column except the payload, and private columns only in its own list', () => {
    const attributes = {
      orderId: { type: 'string' },
      payload: { type: 'text' },
      locale: { type: 'string' },
      contact: { type: 'relation' },
      seatingPreference: { type: 'json' },
    };
    expect(fieldsWithoutPayload(attributes, (name) => name === 'locale')).toEqual({
      listed: ['orderId', 'locale', 'seatingPreference'],
      beside: ['orderId', 'seatingPreference'],
    });
  });

  test('reads these columns and what was requested in addition', () => {
    const asked = { page: 2, populate: { contact: true } };
    expect(withoutPayloads(ORDER_UID, asked, FIELDS)).toEqual({
      ...asked,
      fields: ['orderId', 'locale'],
    });
  });

  test('reads the requested fields when the request names them', () => {
    const asked = { fields: ['payload'] };
    expect(withoutPayloads(ORDER_UID, asked, FIELDS)).toEqual(asked);
  });
});

describe('a list of order lines', () => {
  test('reads the same columns of their orders', () => {
    const asked = { populate: { order: true, createdBy: true } };
    expect(withoutPayloads(ORDER_LINE_UID, asked, FIELDS)).toEqual({
      populate: { order: { fields: ['orderId'] }, createdBy: true },
    });
  });

  test.each([
    [{}],
    [{ populate: {} }],
    [{ populate: { order: { fields: ['orderId'] } } }],
    [{ populate: ['order'] }],
  ])('is left unchanged when it does not request whole orders: %j', (asked) => {
    expect(withoutPayloads(ORDER_LINE_UID, asked, FIELDS)).toEqual(asked);
  });
});
