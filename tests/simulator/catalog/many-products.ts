import { DAY_MS } from '../clock';
import { SeededRandom } from '../random';
import { amountIn } from './currency';
import type { Catalog, Performance, Price, Product, ProductFamily, Season } from './model';
import { seatPrices, soldAs, tariffPrices } from './seed';

/** The total size of a catalog. */
export interface CatalogSize {
  products?: number | undefined;
  performances?: number | undefined;
}

const HOUR_MS = 3_600_000;
const FIRST_PRODUCT_ID = 10_228_100_000_000;
const FIRST_SEASON_ID = 10_228_500_000_002;
const IDS_PER_PRODUCT = 10_000;
const SEASONS = 3;
/** The percentage of products that are not events. */
const WITHOUT_SEATS = 12;
const PERFORMANCES_PER_EVENT = 4;

const works = [
  'Le Chant',
  'La Nuit',
  'Le Jardin',
  'Les Ombres',
  'La Fabrique',
  'Le Voyage',
] as const;
const themes = [
  'des marées',
  'd’Élise',
  'sans fin',
  'aux mille lunes',
  'du Nord',
  'perdu',
] as const;
const kinds = ['concert', 'théâtre', 'danse', 'exposition', 'rencontre', 'cirque'] as const;
const fullPrices = [18_000, 24_000, 32_000, 40_000, 55_000, 72_000, 90_000, 120_000] as const;
const families: readonly [ProductFamily, ...ProductFamily[]] = [
  'PASS',
  'GOODS',
  'SERVICE',
  'MEMBERSHIP',
];

/**
 * The catalog with added invented products of several seasons, up to the size. Existing products
 * stay unchanged.
 */
export function grownCatalog(catalog: Catalog, size: CatalogSize, nowMs: number): Catalog {
  const present = catalog.products.reduce((sum, { performances }) => sum + performances.length, 0);
  const performances = Math.max(0, (size.performances ?? 0) - present);
  const wanted = Math.ceil(performances / PERFORMANCES_PER_EVENT) + catalog.products.length;
  const count = Math.max(0, (size.products ?? wanted) - catalog.products.length);
  if (count === 0) return catalog;
  const seasons = furtherSeasons(catalog);
  const made = Array.from({ length: count }, (_, index) => product(index, catalog, seasons, nowMs));
  spread(made, size.performances === undefined ? count : performances, nowMs);
  return {
    ...catalog,
    furtherSeasons: seasons,
    products: [...catalog.products, ...made],
  };
}

function furtherSeasons({ seasonEndMs }: Catalog): Season[] {
  return Array.from({ length: SEASONS - 1 }, (_, index) => {
    const startMs = seasonEndMs + index * 365 * DAY_MS;
    const code = `S${new Date(startMs).getUTCFullYear()}${String.fromCharCode(66 + index)}`;
    return { id: FIRST_SEASON_ID + index, code, startMs, endMs: startMs + 365 * DAY_MS };
  });
}

function product(
  index: number,
  { currency, seasonId }: Catalog,
  seasons: readonly Season[],
  nowMs: number,
): Product {
  const random = new SeededRandom(`product ${index}`);
  const id = FIRST_PRODUCT_ID + index * IDS_PER_PRODUCT;
  const name = `${random.pick(works)} ${random.pick(themes)} – ${random.pick(kinds)} ${index + 1}`;
  const season = seasons[index % SEASONS]?.id ?? seasonId;
  const base = {
    ...soldAs(id, `P${String(index + 1).padStart(5, '0')}`, name),
    seasonId: season,
    state: random.chance(0.03) ? ('SUSPENDED' as const) : ('RUNNING' as const),
    description: `${name}. ${'Une soirée imaginée pour les essais, sans artiste ni date véritables. '.repeat(12)}`,
  };
  const fullPrice = random.pick(fullPrices);
  if (index % 100 >= WITHOUT_SEATS) {
    return {
      ...base,
      subType: 'SIMPLE_TICKET',
      chargePerTicket: random.chance(0.3) ? amountIn(currency, 1500) : 0,
      performances: [performanceOf(base, 0, random, nowMs)],
      prices: withLimits(seatPrices(fullPrice, currency), random),
    };
  }
  const family = families[index % families.length] ?? families[0];
  return {
    ...base,
    family,
    subType: family,
    items: [{ id: id + 1, name }],
    prices: tariffPrices(fullPrice, currency),
  };
}

/** Some tariffs are sold in groups. */
const withLimits = (prices: Price[], random: SeededRandom): Price[] =>
  random.chance(0.1) ? prices.map((price) => ({ ...price, maxQuantity: 10 })) : prices;

/** Gives the events further performances in turn until the total is reached. */
function spread(products: readonly Product[], performances: number, nowMs: number): void {
  const events = products.filter(({ family }) => family === 'SINGLE_ENTRY');
  let missing = performances - events.length;
  for (let round = 1; missing > 0 && events.length > 0; round += 1) {
    for (const event of events.slice(0, missing)) {
      const random = new SeededRandom(`${event.code}/${round}`);
      event.performances.push(performanceOf(event, round, random, nowMs));
    }
    missing -= events.length;
  }
}

function performanceOf(
  { code, id, name }: Pick<Product, 'code' | 'id' | 'name'>,
  position: number,
  random: SeededRandom,
  nowMs: number,
): Performance {
  const today = Math.floor(nowMs / DAY_MS) * DAY_MS;
  return {
    id: id + 1 + position,
    code: `${code}-${position + 1}`,
    name,
    state: random.chance(0.02) ? 'SUSPENDED' : 'RUNNING',
    startMs: today + (2 + random.below(400)) * DAY_MS + (14 + random.below(7)) * HOUR_MS,
    durationSeconds: 5400,
    itemId: id + 5000 + position,
  };
}
