import { exportedColumns } from '../../../server/src/services/export/columns';

const ATTRIBUTES = {
  orderId: { type: 'string' },
  saleAmount: { type: 'biginteger', visible: false },
  saleMoney: { type: 'string' },
  payload: { type: 'text', visible: false },
  emailKey: { type: 'string', private: true },
  contact: { type: 'relation' },
  seatingPreference: { type: 'string' },
};

const names = (mayRead: (attribute: string) => boolean) =>
  exportedColumns('orders', ATTRIBUTES, mayRead).map(({ name }) => name);

describe('the columns of an export', () => {
  it("are what a person sees, a venue's own too, amounts as numbers and whose order it is", () => {
    expect(names(() => true)).toEqual([
      'documentId',
      'orderId',
      'saleAmount',
      'seatingPreference',
      'contact.displayName',
      'contact.email',
    ]);
  });

  it('leave out what the role may not read', () => {
    const mayRead = (attribute: string) => attribute !== 'contact' && attribute !== 'saleMoney';
    expect(names(mayRead)).toEqual(['documentId', 'orderId', 'seatingPreference']);
  });
});
