import { createHash } from 'node:crypto';
import type {
  Catalog,
  SeatCategory,
  ShipmentMode,
  TranslatedText,
} from '../../contracts/catalog/catalog';
import { idIn, objectsIn, type Answered, type Assumptions } from '../../s360';
import { readNamed, tariffsIn } from './named';
import { soldAt, type SoldAt } from './point-of-sale';
import { collectPriceLists } from './prices';
import { productIn, type ReadingProducts } from './products';
import { saleStateIn, type ReadText } from './read-values';

interface AnsweredCatalog {
  institution: string;
  catalogData: Answered;
  posConfigData: Answered;
  shipmentModes: readonly ShipmentMode[];
  /** The configured time zone (IANA name), which overrides that of the point of sale. */
  timeZone: string | null;
  /** How S-360 behaves at the institution where its documentation leaves it open. */
  assumptions: Assumptions;
  fetchedAt: Date;
}

const NOWHERE = 'UTC';

/**
 * The catalog from which bookings are composed. The reader is tolerant: it leaves out malformed
 * parts instead of refusing the answer. Only what is RUNNING is on sale, what is SUSPENDED is
 * shown, anything else is left out. Returns `null` when the point of sale has no id or currency.
 * Pure.
 */
export function normalizeCatalog(answered: AnsweredCatalog): Catalog | null {
  const sold = soldAt(answered.posConfigData, answered.assumptions);
  if (sold === null) return null;
  const { catalogData, fetchedAt, institution, shipmentModes, timeZone } = answered;
  return withVersion({
    institution,
    version: '',
    fetchedAt: fetchedAt.toISOString(),
    currency: sold.currency,
    timeZone: timeZone ?? sold.timeZone ?? NOWHERE,
    pointOfSale: sold.pointOfSale,
    shipmentModes: [...shipmentModes],
    ...whatIsSold(catalogData, sold, answered.assumptions),
  });
}

/**
 * Sets the version from the content: the same content has the same version, whenever it was
 * fetched.
 */
export function withVersion(catalog: Catalog): Catalog {
  const content = JSON.stringify({ ...catalog, version: '', fetchedAt: '' });
  const version = createHash('sha256').update(content).digest('hex').slice(0, 16);
  return { ...catalog, version };
}

type Sold = Pick<Catalog, 'seasons' | 'tariffs' | 'seatCategories' | 'priceLists' | 'products'>;

function whatIsSold(catalogData: Answered, sold: SoldAt, assumptions: Assumptions): Sold {
  const { readText } = sold;
  const seasonsAnswered = objectsIn(catalogData.seasons);
  const tariffs = tariffsIn(seasonsAnswered, readText);
  const seatCategories = new Map<string, SeatCategory>();
  const reading: ReadingProducts = {
    soldAt: sold,
    seatCategories,
    priceLists: collectPriceLists(
      {
        isTariff: (id) => tariffs.has(id),
        isSeatCategory: (id) => seatCategories.has(id),
        addSeatCategoryId(known, id) {
          const category = seatCategories.get(known);
          if (category) seatCategories.set(id, { ...category, id });
        },
      },
      assumptions,
    ),
    places: placesIn(catalogData.physicalConfigurations, readText),
    seen: { performances: new Set(), items: new Set() },
  };
  const inSeasons = seasonsAnswered.flatMap((value) => {
    const season = readNamed(value, readText);
    // A season without a state counts as running: the states of its products decide.
    const state = saleStateIn(value.state ?? 'RUNNING');
    if (season === null || state === 'absent') return [];
    const ofProducts = { id: season.id, isOnSale: state === 'running' };
    const products = objectsIn(value.products).flatMap(
      (product) => productIn(product, ofProducts, reading) ?? [],
    );
    return [{ season, products }];
  });
  return {
    seasons: inSeasons.filter(({ products }) => products.length > 0).map(({ season }) => season),
    tariffs: [...tariffs.values()],
    seatCategories: [...seatCategories.values()],
    priceLists: reading.priceLists.lists,
    products: inSeasons.flatMap(({ products }) => products),
  };
}

function placesIn(value: unknown, readText: ReadText): ReadonlyMap<string, TranslatedText> {
  return new Map(
    objectsIn(value).flatMap((place): [string, TranslatedText][] => {
      const id = idIn(place.id);
      const name = readText(place.externalName);
      return id === null || name === null ? [] : [[id, name]];
    }),
  );
}
