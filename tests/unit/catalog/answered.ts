/** The parts of a small catalog as S-360 returns it. */

export const words = (fr: string, de?: string) => ({
  translations: [
    { locale: 'fr', value: fr },
    ...(de === undefined ? [] : [{ locale: 'de', value: de }]),
  ],
});

export const aPrice = (seatCatId: number, audSubCatId: number, amount: unknown, rest = {}) => ({
  seatCatId,
  audSubCatId,
  amount,
  ...rest,
});

export const aPerformance = (id: unknown, changes: Record<string, unknown> = {}) => ({
  id,
  state: 'RUNNING',
  start: '2026-05-20T20:15:00.000+02:00',
  externalName: words('Un opéra'),
  physicalConfigurationId: 90,
  seatCategories: [{ id: 51, code: 'CAT1', externalName: words('Catégorie 1') }],
  prices: [aPrice(51, 41, 80_000), aPrice(51, 42, 60_000)],
  ...changes,
});

export const anEvent = (
  id: unknown,
  performances: unknown,
  changes: Record<string, unknown> = {},
) => ({
  id,
  code: `P${String(id)}`,
  state: 'RUNNING',
  productFamilyType: 'SINGLE_ENTRY',
  productFamilySubType: 'SIMPLE_TICKET',
  externalName: words('Un opéra'),
  event: { performances },
  ...changes,
});

export const aSeason = (products: unknown, changes: Record<string, unknown> = {}) => ({
  id: 1,
  code: 'S26',
  state: 'RUNNING',
  externalName: words('Saison 26'),
  audienceCategories: [
    {
      id: 40,
      audienceSubCategories: [
        { id: 41, code: 'FULL', externalName: words('Plein tarif'), audienceCategoryKind: 'FULL' },
        { id: 42, code: 'RED', externalName: words('Réduit'), audienceCategoryKind: 'REDUCED' },
      ],
    },
  ],
  products,
  ...changes,
});

export const catalogOf = (...seasons: unknown[]) => ({
  seasons,
  physicalConfigurations: [{ id: 90, externalName: words('Grande salle') }],
});

export const aPointOfSale = (changes: Record<string, unknown> = {}) => ({
  posId: 60,
  posCode: 'CRM',
  currencyCode: 'CHF',
  catalogCurrencies: [{ currencyCode: 'CHF', symbol: 'Fr.', fractionDigit: 2, minAmount: 50 }],
  organizationTimeZone: 'Europe/Zurich',
  mainLanguage: 'fr',
  paymentMethods: [
    { id: 61, code: 'CASH', externalName: 'Comptant', paymentType: 'CASH', forPayment: true },
    { id: 62, code: 'BACK', externalName: 'Retour', paymentType: 'CASH', forPayment: false },
    { id: 63, code: 'CARD', externalName: 'Carte', paymentType: 'INTERNET', forPayment: true },
  ],
  orderAbandonDelay: 20,
  maxSeatsPerPerformance: 50,
  productFamilies: [
    { productFamilyType: 'SINGLE_ENTRY', reservable: true, directOption: false },
    { productFamilyType: 'PASS', reservable: false, directOption: false },
  ],
  ...changes,
});
