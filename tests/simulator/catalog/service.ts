import { isoDate } from '../clock';
import type { Institution } from '../institution';
import { type JsonObject, textOf } from '../json';
import type { Service } from '../service';
import {
  type Catalog,
  MAX_SEATS_PER_PERFORMANCE,
  ORDER_ABANDON_DELAY_MINUTES,
  type Performance,
  type Product,
  type Season,
  translated,
} from './model';

/** catalogService (section 5.1); the catalog itself is not ready at once where the options say so. */
export const catalogService: Service = {
  module: 'tnseb',
  name: 'catalogService',
  versions: ['1_30', '1_31', '1_32', '1_33'],
  methods: { getCatalogDetailed, getPOSConfig, isCatalogServiceAlive, getLastSetupUpdate },
};

function isCatalogServiceAlive(): JsonObject {
  return {};
}

function getLastSetupUpdate(_request: JsonObject, institution: Institution): JsonObject {
  return { lastUpdate: isoDate(institution.requireCatalog().lastUpdateMs) };
}

/** Products of the season or code asked for; scope EXTENDED shows those no longer on sale, too. */
function getCatalogDetailed(request: JsonObject, institution: Institution): JsonObject {
  const catalog = institution.requireCatalog();
  if (institution.slowCatalog.isStillWorking(request)) {
    return { statusCode: 'in_progress', requestState: 'RUNNING' };
  }
  const seasonCode = textOf(request, 'seasonCode');
  const productCode = textOf(request, 'productCode');
  const products = catalog.products.filter(
    ({ code }) => productCode === undefined || code === productCode,
  );
  return {
    requestState: 'FINISHED',
    catalogData: {
      seasons: seasonsOf(catalog)
        .filter(({ code }) => seasonCode === undefined || code === seasonCode)
        .map((one) => season(one, catalog, products, request, institution)),
      topics: [],
      physicalConfigurations: [physicalConfiguration(catalog)],
      groupCriterions: [],
      externalVerifications: [],
    },
  };
}

const seasonsOf = (catalog: Catalog): Season[] => [
  {
    id: catalog.seasonId,
    code: catalog.seasonCode,
    startMs: catalog.seasonStartMs,
    endMs: catalog.seasonEndMs,
  },
  ...catalog.furtherSeasons,
];

function season(
  { code, endMs, id, startMs }: Season,
  catalog: Catalog,
  products: Product[],
  request: JsonObject,
  institution: Institution,
): JsonObject {
  const now = request.scope === 'EXTENDED' ? Number.NEGATIVE_INFINITY : institution.clock.now();
  return {
    id,
    code,
    state: 'RUNNING',
    start: isoDate(startMs),
    end: isoDate(endMs),
    externalName: translated(`Saison ${code}`),
    audienceCategories: [
      {
        id: catalog.audienceCategoryId,
        code: 'PUBLIC',
        mainCategory: 'OCCASIONAL',
        externalName: translated('Public'),
        audienceSubCategories: catalog.audienceSubCategories.map(audienceSubCategory),
      },
    ],
    priceLevels: [{ id: catalog.priceLevelId, code: 'STD', mainCategory: 'OCCASIONAL' }],
    products: products
      .filter(({ seasonId = catalog.seasonId }) => seasonId === id)
      .map((product) => productData(product, catalog, now)),
  };
}

/** A tariff as catalog and setup show it. */
export const audienceSubCategory = (
  tariff: Catalog['audienceSubCategories'][number],
): JsonObject => ({
  id: tariff.id,
  code: tariff.code,
  externalName: translated(tariff.name),
  audienceCategoryKind: tariff.kind,
  requiredAudienceSubCategoryIds: [],
  crossSeatCategory: false,
});

/** A product with the performances that begin after the time given. */
export function productData(product: Product, catalog: Catalog, fromMs: number): JsonObject {
  return {
    id: product.id,
    code: product.code,
    state: product.state,
    productFamilyType: product.family,
    productFamilySubType: product.subType,
    seasonId: product.seasonId ?? catalog.seasonId,
    vatCodeId: product.vatCodeId,
    externalName: translated(product.name),
    ...(product.description !== undefined && {
      externalDescription: translated(product.description),
    }),
    ...soldWhat(product, catalog, fromMs),
  };
}

function soldWhat(product: Product, catalog: Catalog, fromMs: number): JsonObject {
  if (product.family === 'SINGLE_ENTRY') {
    const performances = product.performances.filter(({ startMs }) => startMs > fromMs);
    return {
      event: {
        activityId: product.activityId,
        activityCode: product.code,
        activityType: 'LIVE_SPECT',
        performances: performances.map((one) => performanceData(one, product, catalog)),
      },
    };
  }
  const items = product.items.map(({ id, name }) => ({
    itemId: id,
    externalName: translated(name),
    timeslotIds: [],
    itemPrices: product.prices.map(({ audienceSubCategoryId, amount }) => ({
      audSubCatId: audienceSubCategoryId,
      priceLevelId: catalog.priceLevelId,
      amount,
    })),
  }));
  return { [product.family.toLowerCase()]: { items } };
}

function performanceData(performance: Performance, product: Product, catalog: Catalog): JsonObject {
  return {
    id: performance.id,
    code: performance.code,
    state: performance.state,
    start: isoDate(performance.startMs),
    duration: performance.durationSeconds,
    externalName: translated(performance.name),
    itemIds: [performance.itemId],
    physicalConfigurationId: catalog.physicalConfigurationId,
    seatCategories: catalog.seatCategories.map(({ id, code, name, rank }) => ({
      id,
      code,
      rank,
      externalName: translated(name),
    })),
    prices: product.prices.map(
      ({ seatCategoryId, audienceSubCategoryId, amount, maxQuantity }) => ({
        seatCatId: seatCategoryId,
        audSubCatId: audienceSubCategoryId,
        priceLevelId: catalog.priceLevelId,
        amount,
        ...(maxQuantity !== undefined && { maxQty: maxQuantity }),
        chargesAmounts: product.chargePerTicket > 0 ? [product.chargePerTicket] : [],
      }),
    ),
  };
}

const physicalConfiguration = (catalog: Catalog): JsonObject => ({
  id: catalog.physicalConfigurationId,
  siteId: catalog.siteId,
  externalName: translated(catalog.siteName),
});

/** Families beside the three of every seeded catalog. */
const furtherFamilies = ({ products }: Catalog): string[] =>
  [...new Set(products.map(({ family }) => family))].filter(
    (family) => !['SINGLE_ENTRY', 'PASS', 'GOODS'].includes(family),
  );

/** getPOSConfig (section 5.1). */
function getPOSConfig(_request: JsonObject, institution: Institution): JsonObject {
  const catalog = institution.requireCatalog();
  const family = (id: number, productFamilyType: string, reservable: boolean): JsonObject => ({
    id,
    productFamilyType,
    contactRequired: false,
    defaultQuantity: 1,
    directOption: reservable,
    reservable,
    netPrices: false,
  });
  return {
    posConfigData: {
      posId: catalog.pointOfSalesId,
      posCode: 'CRM',
      posNumber: 472,
      posType: 'BOXOFFICE',
      currencyCode: catalog.currency.currencyCode,
      catalogCurrencies: [catalog.currency],
      organizationTimeZone: 'Europe/Zurich',
      organizationId: catalog.siteId,
      institCode: institution.code.toUpperCase(),
      paymentMethods: catalog.paymentMethods,
      orderAbandonDelay: ORDER_ABANDON_DELAY_MINUTES,
      maxSeatsPerPerformance: MAX_SEATS_PER_PERFORMANCE,
      guestLoginAvailable: false,
      contactLoginMode: 'EMAIL',
      contactAccountCreationAllowed: true,
      productFamilies: [
        family(1, 'SINGLE_ENTRY', true),
        family(2, 'PASS', false),
        family(3, 'GOODS', false),
        ...furtherFamilies(catalog).map((one, index) => family(4 + index, one, false)),
      ],
      salesChannelId: catalog.pointOfSalesId + 1,
      salesChannelCode: 'API',
      languageList: ['fr', 'en', 'de', 'it'],
      mainLanguage: 'fr',
      charges: [],
      countries: [],
      orderOrigins: [],
      seatSelectionMode: 'AUTOMATIC',
      testInstitution: true,
      virtualOperatorName: institution.operator,
    },
  };
}
