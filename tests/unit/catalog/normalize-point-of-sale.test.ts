import { resolveAssumptions } from '../../../server/src/s360/assumptions';
import { normalizeCatalog } from '../../../server/src/catalog/model/normalize';
import { aPointOfSale, catalogOf } from './answered';
import { assuming, normalized } from './normalized';

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

  const methodOf = (id: number, paymentType: string, more = {}) => {
    const method = { id, code: `M${id}`, externalName: 'M', paymentType, forPayment: true };
    return { ...method, ...more };
  };

  it('shows every payment method for payments, and what keeps a booking from being paid so', () => {
    const paymentMethods = [
      methodOf(1, 'CASH'),
      methodOf(2, 'BANK_CARD'),
      methodOf(3, 'Pending account'),
      methodOf(4, 'CASH', { forPayment: false }),
      methodOf(5, 'CHECK', { manualValidation: true }),
      methodOf(6, 'VOUCHER'),
      methodOf(7, 'BITCOIN'),
    ];
    const { pointOfSale } = ofPointOfSale({ paymentMethods });
    const shown = pointOfSale.paymentMethods.map((one) => [one.id, one.isOnAccount, one.hindrance]);
    expect(shown).toEqual([
      ['1', false, null],
      ['2', false, 'byCustomer'],
      ['3', true, null],
      ['5', false, 'manualValidation'],
      ['6', false, 'byNumber'],
      ['7', false, 'unknownType'],
    ]);
  });

  it('has the payment types that the institution configured', () => {
    const paymentTypes = { desk: ['BITCOIN', 'bank-card'], onAccount: ['DEFERRED'] };
    const paymentMethods = [
      methodOf(1, 'bitcoin'),
      methodOf(2, 'BANK_CARD'),
      methodOf(3, 'DEFERRED'),
    ];
    const posConfigData = aPointOfSale({ paymentMethods });
    const { pointOfSale } = assuming({ paymentTypes }, { posConfigData });
    const shown = pointOfSale.paymentMethods.map((one) => [one.isOnAccount, one.hindrance]);
    expect(shown).toEqual([
      [false, null],
      [false, null],
      [true, null],
    ]);
  });

  it('has no seat limit and the default abandon delay when it gives none', () => {
    const changes = { maxSeatsPerPerformance: 0, orderAbandonDelay: null };
    expect(ofPointOfSale(changes).pointOfSale).toMatchObject({
      maxSeatsPerPerformance: null,
      orderAbandonDelayMinutes: 15,
    });
  });
});
