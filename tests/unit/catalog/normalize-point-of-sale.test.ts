import { resolveAssumptions } from '../../../server/src/s360/assumptions';
import { normalizeCatalog } from '../../../server/src/catalog/model/normalize';
import { aPointOfSale, catalogOf } from './answered';
import { normalized } from './normalized';

describe('the point of sale', () => {
  const ofPointOfSale = (changes: Record<string, unknown>, timeZone: string | null = null) =>
    normalized({ posConfigData: aPointOfSale(changes), timeZone });

  it.each([{ posId: null }, { currencyCode: null, catalogCurrencies: null }])(
    'cannot sell with %j',
    (changes) => {
      const answered = { catalogData: catalogOf(), posConfigData: aPointOfSale(changes) };
      const rest = { institution: 'x', shipmentModes: [], timeZone: null, fetchedAt: new Date() };
      const assumptions = resolveAssumptions('x');
      expect(normalizeCatalog({ ...answered, ...rest, assumptions })).toBeNull();
    },
  );

  it.each([
    ['JPY', null, 0],
    ['EUR', [{ currencyCode: 'EUR', fractionDigit: 'two' }], 2],
    ['JPY', [{ currencyCode: 'JPY', fractionDigit: 0, symbol: '¥' }], 0],
  ])(
    'sells in the currency %s from %j with %i fraction digits',
    (currencyCode, catalogCurrencies, fractionDigits) => {
      const { currency } = ofPointOfSale({ currencyCode, catalogCurrencies });
      expect(currency).toMatchObject({ code: currencyCode, fractionDigits });
    },
  );

  it('has the configured time zone, otherwise its own, otherwise UTC', () => {
    expect(ofPointOfSale({}, 'Asia/Tokyo').timeZone).toBe('Asia/Tokyo');
    expect(ofPointOfSale({}).timeZone).toBe('Europe/Zurich');
    expect(ofPointOfSale({ organizationTimeZone: 'Nowhere/Land' }, 'Asia/Tokyo').timeZone).toBe(
      'Asia/Tokyo',
    );
    expect(ofPointOfSale({ organizationTimeZone: null }).timeZone).toBe('UTC');
  });

  it('offers the payment methods of a desk, not those for customers on the internet', () => {
    const methodOf = (id: number, paymentType: string, forPayment = true) => ({
      id,
      code: `M${id}`,
      externalName: 'M',
      paymentType,
      forPayment,
    });
    const paymentMethods = [
      methodOf(1, 'CASH'),
      methodOf(2, 'INTERNET'),
      methodOf(3, 'DEFERRED'),
      methodOf(4, 'CASH', false),
    ];
    const { pointOfSale } = ofPointOfSale({ paymentMethods });
    expect(pointOfSale.paymentMethods.map(({ id }) => id)).toEqual(['1', '3']);
  });

  it('has no seat limit and the default abandon delay when it gives none', () => {
    const changes = { maxSeatsPerPerformance: 0, orderAbandonDelay: null };
    expect(ofPointOfSale(changes).pointOfSale).toMatchObject({
      maxSeatsPerPerformance: null,
      orderAbandonDelayMinutes: 15,
    });
  });
});
