import { catalogLookup } from '../../../../server/src/catalog/model/lookup';
import { aCatalog } from '../a-catalog';

describe('the catalog lookup', () => {
  const lookup = catalogLookup(aCatalog());

  it('finds a performance or an item together with its product', () => {
    expect(lookup.performance('21')).toMatchObject({
      product: { id: '2', code: 'OPERA' },
      performance: { id: '21' },
    });
    expect(lookup.item('31')).toMatchObject({ product: { id: '3' }, item: { id: '31' } });
  });

  it('also finds a performance that is not on sale', () => {
    expect(lookup.performance('22')?.performance.isOnSale).toBe(false);
  });

  it('distinguishes performances from items with the same id', () => {
    expect(lookup.performance('31')).toBeNull();
    expect(lookup.item('21')).toBeNull();
  });

  it.each([
    ['season', '1', 'S26'],
    ['tariff', '41', 'FULL'],
    ['seatCategory', '51', 'CAT1'],
    ['paymentMethod', '61', 'CASH'],
  ] as const)('finds a %s by id', (kind, id, code) => {
    expect(lookup[kind](id)).toMatchObject({ id, code });
    expect(lookup[kind]('999')).toBeNull();
  });

  it('finds a shipment mode by id', () => {
    expect(lookup.shipmentMode('71')).toMatchObject({ type: 'PRINT_AT_HOME' });
    expect(lookup.shipmentMode('999')).toBeNull();
  });

  const found = lookup.performance('21');
  if (!found) throw new Error('the performance is there');

  it.each([
    ['51', '41', 80_000],
    ['51', '42', 60_000],
    ['52', '41', 50_000],
    ['52', '42', null],
    [null, '41', null],
  ])('prices the seat category %s at the tariff %s: %s', (seatCategoryId, tariffId, amount) => {
    const price = lookup.priceFor(found.performance, { seatCategoryId, tariffId });
    expect(price?.amount ?? null).toBe(amount);
  });

  it('prices an item without a seat', () => {
    const item = lookup.item('31')?.item;
    if (!item) throw new Error('the item is there');
    expect(lookup.priceFor(item, { seatCategoryId: null, tariffId: '41' })?.amount).toBe(12_000);
    expect(lookup.pricesFor(item)).toHaveLength(1);
  });
});
