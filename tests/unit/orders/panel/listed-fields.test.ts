import { ORDER_LINE_UID, ORDER_UID } from '../../../../server/src/contracts/uids';
import {
  fieldsWithoutPayload,
  withoutPayloads,
} from '../../../../server/src/orders/panel/listed-fields';

const FIELDS = { listed: ['orderId', 'locale'], beside: ['orderId'] };

describe('a list of orders', () => {
  test('has every column but the payload, private ones only where it is listed itself', () => {
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

  test('asks for these columns, and for what it asked besides', () => {
    const asked = { page: 2, populate: { contact: true } };
    expect(withoutPayloads(ORDER_UID, asked, FIELDS)).toEqual({
      ...asked,
      fields: ['orderId', 'locale'],
    });
  });

  test('that names its fields gets them', () => {
    const asked = { fields: ['payload'] };
    expect(withoutPayloads(ORDER_UID, asked, FIELDS)).toEqual(asked);
  });
});

describe('a list of lines', () => {
  test('asks for these columns of their orders', () => {
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
  ])('is left alone where it does not ask for whole orders: %j', (asked) => {
    expect(withoutPayloads(ORDER_LINE_UID, asked, FIELDS)).toEqual(asked);
  });
});
