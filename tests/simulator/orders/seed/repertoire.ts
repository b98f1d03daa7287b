import { DAY_MS } from '../../clock';
import type { Currency } from '../../catalog/currency';
import { amountIn } from '../../catalog/currency';
import type { Catalog, Item, Performance, Product, ProductFamily } from '../../catalog/model';
import { seatPrices, soldAs, tariffPrices } from '../../catalog/seed';
import { SeededRandom } from '../../random';
import { CYCLE } from './roles';

const HOUR_MS = 3_600_000;
const FIRST_ID = 10_228_800_000_000;
const IDS_PER_PRODUCTION = 10;
const ITEM_ID = 10_228_780_000_000;

export const PRODUCTIONS_PER_PROGRAMME = 3;
export const PERFORMANCES_PER_PRODUCTION = 3;
/** A large venue has one performance per about 120 orders, a small one more. */
const MAX_CYCLES_PER_PROGRAMME = 10;
const SMALL_VENUE_PROGRAMMES = 20;
/** A reservation of the last day can still be bought before the first performance. */
const BEGINS_AFTER_DAYS = 16;

const titles: readonly [string, ...string[]] = [
  'La Traviata', 'Hamlet', 'Le Malade imaginaire', 'Winterreise', 'Carmen', 'Les Indes galantes',
  'Der zerbrochne Krug', 'Sei personaggi', 'La Cerisaie', 'Don Giovanni', 'Le Sacre du printemps',
  'Goldberg-Variationen', 'Antigone', 'Nabucco', 'Tosca', 'Warten auf Godot', 'Requiem', 'Cyrano',
  'Così fan tutte', 'Die Physiker', 'Giselle', 'Orlando furioso', 'Phèdre', 'Petrouchka',
]; // prettier-ignore
const fullPrices: readonly [number, ...number[]] = [
  25_000, 38_000, 45_000, 60_000, 78_000, 110_000,
];
const charges: readonly [number, ...number[]] = [0, 0, 1000, 1500, 2500];

/** The VAT of tickets in thousandths of a percent. */
const vatRates = { EUR: 5500, CHF: 2600, JPY: 10_000 };

/** The programme on sale during some cycles of orders: a few productions that begin soon after. */
export interface Programme {
  productions: Product[];
  /** The catalog in the season of the programme. */
  catalog: Catalog;
  /** The position of a cycle in its programme; each sells its own rows. */
  rowOf(cycle: number): number;
  /** The number of rows of an area that its cycles use together. */
  rows: number;
}

/** The programmes of a venue over the years, the same in every run. */
export class Repertoire {
  readonly items: readonly [Product, ...Product[]];
  readonly seasonTicket: Product;
  readonly package: Product;
  readonly #cyclesPerProgramme: number;
  readonly #programmes = new Map<number, Programme>();

  constructor(
    private readonly institutionCode: string,
    private readonly catalog: Catalog,
    orderCount: number,
    private readonly createdMs: (index: number) => number,
  ) {
    const cycles = Math.ceil(orderCount / CYCLE / SMALL_VENUE_PROGRAMMES);
    this.#cyclesPerProgramme = Math.min(MAX_CYCLES_PER_PROGRAMME, Math.max(1, cycles));
    const { currency } = catalog;
    this.items = [
      itemProduct(0, 'MEMBER', 'Carte des Amis', 'MEMBERSHIP', 50_000, currency),
      itemProduct(1, 'PARK', 'Parking', 'SERVICE', 8_000, currency),
      itemProduct(2, 'DRINK', "Boisson à l'entracte", 'SERVICE', 12_500, currency),
      itemProduct(3, 'DAYPASS', 'Carte journalière', 'PASS', 21_000, currency),
      itemProduct(4, 'CATALOGUE', 'Catalogue de l’exposition', 'GOODS', 39_000, currency),
    ];
    this.seasonTicket = itemProduct(5, 'ABO', 'Abonnement', 'SEASONTICKET', 180_000, currency);
    this.package = itemProduct(6, 'PACK3', 'Pack découverte', 'PACKAGE', 0, currency);
  }

  /** The programme on sale in a cycle of orders. */
  during(cycle: number): Programme {
    const index = Math.floor(cycle / this.#cyclesPerProgramme);
    const known = this.#programmes.get(index);
    if (known) return known;
    const made = this.#programme(index);
    this.#programmes.set(index, made);
    return made;
  }

  #programme(index: number): Programme {
    const cycles = this.#cyclesPerProgramme;
    const random = new SeededRandom(`${this.institutionCode} programme ${index}`);
    const endsMs = this.createdMs((index + 1) * cycles * CYCLE);
    const firstDay = (Math.floor(endsMs / DAY_MS) + BEGINS_AFTER_DAYS) * DAY_MS;
    const productions = Array.from({ length: PRODUCTIONS_PER_PROGRAMME }, (_, position) =>
      this.#production(index * PRODUCTIONS_PER_PROGRAMME + position, firstDay, random),
    );
    return {
      productions,
      catalog: { ...this.catalog, ...seasonOf(firstDay) },
      rowOf: (cycle) => cycle % cycles,
      rows: cycles,
    };
  }

  #production(number: number, firstDay: number, random: SeededRandom): Product {
    const { currency } = this.catalog;
    const id = FIRST_ID + number * IDS_PER_PRODUCTION;
    const name = random.pick(titles);
    const code = `P${String(number + 1).padStart(4, '0')}`;
    const startsInDays = random.below(20);
    const performances = Array.from({ length: PERFORMANCES_PER_PRODUCTION }, (_, position) => {
      const day = firstDay + (startsInDays + position * (1 + random.below(9))) * DAY_MS;
      return performanceOf(id + 1 + position, `${code}-${position + 1}`, name, day);
    });
    return {
      ...soldAs(id, code, name),
      subType: 'SIMPLE_TICKET',
      vatRate: vatRates[currency.currencyCode],
      chargePerTicket: amountIn(currency, random.pick(charges)),
      performances,
      prices: seatPrices(random.pick(fullPrices), currency),
    };
  }
}

const performanceOf = (id: number, code: string, name: string, day: number): Performance => ({
  id,
  code,
  name,
  state: 'RUNNING',
  startMs: day + 19 * HOUR_MS + HOUR_MS / 2,
  durationSeconds: 7200,
  itemId: id + 5,
});

/** A season begins in September. */
function seasonOf(ms: number): Pick<Catalog, 'seasonId' | 'seasonCode'> {
  const date = new Date(ms);
  const year = date.getUTCFullYear() - (date.getUTCMonth() < 8 ? 1 : 0);
  return {
    seasonId: 10_228_400_000_000 + year,
    seasonCode: `S${year}-${String(year + 1).slice(2)}`,
  };
}

/** A product without a dated seat. Its id is the same in every season. */
function itemProduct(
  position: number,
  code: string,
  name: string,
  family: ProductFamily,
  fullPrice: number,
  currency: Currency,
): Product {
  const id = ITEM_ID + position * 1000;
  const item: Item = { id: id + 1, name };
  return {
    ...soldAs(id, code, name),
    family,
    subType: family,
    vatRate: vatRates[currency.currencyCode],
    items: [item],
    prices: tariffPrices(fullPrice, currency),
  };
}
