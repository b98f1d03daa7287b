import { BusinessError } from '../business-error';
import { isoDate } from '../clock';
import type { Institution } from '../institution';
import { type JsonObject, numberOf, numbersOf, objectOf, textsOf } from '../json';
import type { Service } from '../service';
import { type Catalog, type Product, translated } from './model';
import { audienceSubCategory, productData } from './product-data';

/** Largest page of searchProductsByCriteria. */
const LARGEST_PAGE = 100;

/** The read methods of setupService. */
export const setupService: Service = {
  name: 'setupService',
  methods: {
    listSeasons,
    listAudienceSubCategories,
    listPriceLevels,
    listVatCodes,
    searchProductsByCriteria,
    getProductDetails,
  },
};

function listSeasons(_request: JsonObject, institution: Institution): JsonObject {
  const catalog = institution.requireCatalog();
  return {
    seasons: [
      {
        id: catalog.seasonId,
        code: catalog.seasonCode,
        state: 'RUNNING',
        start: isoDate(catalog.seasonStartMs),
        end: isoDate(catalog.seasonEndMs),
        externalName: translated(`Saison ${catalog.seasonCode}`),
      },
    ],
  };
}

function listAudienceSubCategories(request: JsonObject, institution: Institution): JsonObject {
  const catalog = seasonOf(request, institution);
  return { audienceSubCategories: catalog.audienceSubCategories.map(audienceSubCategory) };
}

function listPriceLevels(request: JsonObject, institution: Institution): JsonObject {
  const { priceLevelId } = seasonOf(request, institution);
  return { priceLevels: [{ id: priceLevelId, code: 'STD', mainCategory: 'OCCASIONAL' }] };
}

function seasonOf(request: JsonObject, institution: Institution): Catalog {
  const catalog = institution.requireCatalog();
  if (numberOf(request, 'seasonId') !== catalog.seasonId) {
    throw new BusinessError('error.season.unknown');
  }
  return catalog;
}

function listVatCodes(_request: JsonObject, institution: Institution): JsonObject {
  const { country, products } = institution.requireCatalog();
  const codes = new Map(products.map(({ vatCodeId, vatRate }) => [vatCodeId, vatRate]));
  return {
    vatCodes: [...codes].map(([id, currentRate]) => ({
      id,
      code: `VAT${currentRate}`,
      currentRate,
      country,
    })),
  };
}

function searchProductsByCriteria(request: JsonObject, institution: Institution): JsonObject {
  const catalog = institution.requireCatalog();
  const criteria = objectOf(request, 'searchProductsCriteria') ?? {};
  const seasonIds = numbersOf(criteria, 'seasonIds');
  const families = textsOf(criteria, 'productFamilyTypes');
  const start = numberOf(request, 'minIndex') ?? 0;
  const max = Math.min(numberOf(request, 'nbMaxResults') ?? LARGEST_PAGE, LARGEST_PAGE);
  const isInSeason = seasonIds.length === 0 || seasonIds.includes(catalog.seasonId);
  const found = catalog.products.filter(
    ({ family }) => isInSeason && (families.length === 0 || families.includes(family)),
  );
  return {
    products: found
      .slice(start, start + max)
      .map((product) => whole(product, catalog, institution)),
  };
}

function getProductDetails(request: JsonObject, institution: Institution): JsonObject {
  const catalog = institution.requireCatalog();
  const product = catalog.products.find(({ id }) => id === numberOf(request, 'productId'));
  if (!product) throw new BusinessError('error.product.unknown');
  return { product: whole(product, catalog, institution) };
}

/** A product with its past performances, too. */
const whole = (product: Product, catalog: Catalog, { behaviour }: Institution): JsonObject =>
  productData(product, catalog, Number.NEGATIVE_INFINITY, behaviour.now);
