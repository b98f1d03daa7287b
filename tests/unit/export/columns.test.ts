import { CONTACT_UID, ORDER_LINE_UID, ORDER_UID } from '../../../server/src/contracts/uids';
import { exportedColumns, readingOf, type MayRead } from '../../../server/src/export/columns';

const ATTRIBUTES = {
  orderId: { type: 'string' },
  saleAmount: { type: 'biginteger', visible: false },
  saleMoney: { type: 'string' },
  payload: { type: 'text', visible: false },
  emailKey: { type: 'string', private: true },
  contact: { type: 'relation' },
  seatingPreference: { type: 'string' },
};

const LINE_ATTRIBUTES = {
  fractionDigits: { type: 'integer', visible: false },
  basePrice: { type: 'biginteger', visible: false },
  totalAmount: { type: 'biginteger', visible: false },
  withoutVatTotalAmount: { type: 'biginteger', visible: false },
  baseMoney: { type: 'string' },
  totalMoney: { type: 'string' },
  withoutVatMoney: { type: 'string' },
  vatRate: { type: 'integer', visible: false },
  vatPercent: { type: 'string' },
  pocketMoney: { type: 'string' },
};

const names = (mayRead: MayRead) =>
  exportedColumns('orders', ATTRIBUTES, mayRead).map(({ name }) => name);

describe('the columns of an export', () => {
  it('include the attributes of the venue, amounts as numbers, and the contact of an order', () => {
    expect(names(() => true)).toEqual([
      'documentId',
      'orderId',
      'saleAmount',
      'seatingPreference',
      'contact.displayName',
      'contact.email',
    ]);
  });

  it('exclude what the role may not read', () => {
    const mayRead: MayRead = (_uid, attribute) => !['contact', 'saleMoney'].includes(attribute);
    expect(names(mayRead)).toEqual(['documentId', 'orderId', 'seatingPreference']);
  });

  it('exclude what the role may not read of the contact or of the order of a line', () => {
    const mayRead: MayRead = (uid, attribute) =>
      uid === ORDER_LINE_UID || uid === ORDER_UID
        ? attribute !== 'contactReference'
        : uid === CONTACT_UID && attribute !== 'email';
    expect(names(mayRead).filter((name) => name.startsWith('contact'))).toEqual([
      'contact.displayName',
    ]);
    const ofLines = exportedColumns('order-lines', LINE_ATTRIBUTES, mayRead);
    expect(ofLines.map(({ name }) => name).filter((name) => name.startsWith('order.'))).toEqual([
      'order.orderId',
      'order.orderType',
      'order.orderState',
      'order.creationDateTime',
    ]);
  });

  it('contain for a line the prices, the amount without VAT, and the rate in percent', () => {
    const mayRead: MayRead = (_uid, attribute) =>
      !['order', 'seats', 'baseMoney'].includes(attribute);
    const columns = exportedColumns('order-lines', LINE_ATTRIBUTES, mayRead);
    const row = {
      documentId: 'a',
      fractionDigits: 2,
      basePrice: '22000',
      totalAmount: '40000',
      withoutVatTotalAmount: '37003',
      vatRate: 8100,
      vatPercent: '8.1 %',
      pocketMoney: 'none',
    };
    expect(columns.map(({ cell, name }) => [name, cell(row, 'comma')])).toEqual([
      ['documentId', 'a'],
      ['totalAmount', '40,00'],
      ['withoutVatTotalAmount', '37,003'],
      ['vatRate', '8,1'],
      ['pocketMoney', 'none'],
    ]);
  });
});

describe('the query of an export', () => {
  const reading = (mayRead: MayRead) => readingOf(exportedColumns('orders', ATTRIBUTES, mayRead));

  it('reads only what its columns need, and no payload', () => {
    expect(reading(() => true)).toEqual({
      select: ['documentId', 'orderId', 'saleAmount', 'fractionDigits', 'seatingPreference'],
      populate: { contact: { select: ['displayName', 'email'] } },
    });
  });

  it('reads nothing of a related entry that the role may not read', () => {
    expect(reading((_uid, attribute) => attribute === 'orderId')).toEqual({
      select: ['documentId', 'orderId'],
      populate: {},
    });
  });
});
