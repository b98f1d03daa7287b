import { isoDate } from '../clock';
import type { Institution } from '../institution';
import { type JsonObject, textOf } from '../json';
import type { Service } from '../service';
import { type Catalog, type Product, type Season, translated } from './model';
import { getPOSConfig } from './point-of-sale';
import { audienceSubCategory, productData } from './product-data';

const TOPIC_ID_OFFSET = 100;

/** catalogService; an option lets the catalog take some time. */
export const catalogService: Service = {
  name: 'catalogService',
  methods: { getCatalogDetailed, getPOSConfig, isCatalogServiceAlive, getLastSetupUpdate },
};

function isCatalogServiceAlive(): JsonObject {
  return {};
}

function getLastSetupUpdate(_request: JsonObject, institution: Institution): JsonObject {
  return { lastUpdate: isoDate(institution.requireCatalog().lastUpdateMs) };
}

/**
 * Products of the requested season or code; the scope EXTENDED includes those no longer on sale.
 */
function getCatalogDetailed(request: JsonObject, institution: Institution): JsonObject {
  const catalog = institution.requireCatalog();
  const { isWorking, requestId } = institution.slowCatalog.ask(request);
  if (isWorking) return { statusCode: 'in_progress', requestId, requestState: 'RUNNING' };
  const seasonCode = textOf(request, 'seasonCode');
  const productCode = textOf(request, 'productCode');
  const products = catalog.products.filter(
    ({ code }) => productCode === undefined || code === productCode,
  );
  return {
    requestId,
    requestState: 'FINISHED',
    catalogData: {
      seasons: seasonsOf(catalog)
        .filter(({ code }) => seasonCode === undefined || code === seasonCode)
        .map((one) => season(one, catalog, products, request, institution)),
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
        secondaryCategory: 'STANDARD',
        externalName: translated('Public'),
        audienceSubCategories: catalog.audienceSubCategories.map(audienceSubCategory),
      },
    ],
    priceLevels: [{ id: catalog.priceLevelId, code: 'STD', mainCategory: 'OCCASIONAL' }],
    products: products
      .filter(({ seasonId = catalog.seasonId }) => seasonId === id)
      .map((product) => productData(product, catalog, now, institution.behaviour.now)),
    topics: [{ id: id + TOPIC_ID_OFFSET, code: 'GENERAL', externalName: translated('Général') }],
  };
}

const physicalConfiguration = (catalog: Catalog): JsonObject => ({
  id: catalog.physicalConfigurationId,
  siteId: catalog.siteId,
  externalName: translated(catalog.siteName),
});
