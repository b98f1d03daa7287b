import fc from 'fast-check';

/** A person whom S-360 does not know, among the people of a run. */
export const STRANGER = -1;

export interface DrawnLine {
  kind: string;
  /** Whether it is a part of the previous line. */
  isPart: boolean;
  quantity: number;
  /** In the smallest unit of the currency. */
  price: number;
  productFamilyType: string;
  performance: number | null;
  /** The holders of its units in order; further units have none. */
  holders: number[];
}

/** The earlier version of an order before the current one in S-360. */
export type EarlierVersion = 'open' | 'otherAmount' | 'fewerLines' | 'otherPurchaser';

/** The form of an order item: full, bare, with operations only, or with its id alone. */
export type Form = 'full' | 'bare' | 'operations' | 'idOnly';

/** `version` is the position of an earlier version, or `null` for the current one. */
export interface ToldOrder {
  version: number | null;
  form: Form;
}

export interface DrawnOrder {
  orderType: string;
  orderState: 'CLOSED' | 'ABANDONED';
  purchaser: number | null;
  currencyCode: 'EUR' | 'JPY';
  amount: number;
  minute: number;
  /** Whether it belongs to the file of the previous order, as the sale of a reservation. */
  isOfSameFile: boolean;
  lines: DrawnLine[];
  earlier: EarlierVersion[];
  told: ToldOrder[];
}

/** What happens to contacts of the CRM while payloads arrive. */
export type Fate =
  { kind: 'merge'; keep: number; remove: number } | { kind: 'delete'; person: number };

/** The events at a venue; each interleaving has a random order of its own. */
export interface DrawnSales {
  /** How often each person’s contact is sent; those never sent are pulled. */
  people: number[];
  orders: DrawnOrder[];
  fates: Fate[];
  seeds: number[];
}

const PEOPLE = 4;
export const PERFORMANCES = 12;

const person = fc.nat({ max: PEOPLE - 1 });
const somebody = fc.oneof({ weight: 8, arbitrary: person }, fc.constant(STRANGER));

const line: fc.Arbitrary<DrawnLine> = fc.record({
  kind: fc.constantFrom('SINGLE_ENTRY', 'SINGLE_ENTRY', 'CHARGES', 'COMPOSITION'),
  isPart: fc.boolean(),
  quantity: fc.integer({ min: 1, max: 3 }),
  price: fc.integer({ min: -2_000, max: 9_000 }),
  productFamilyType: fc.constantFrom('SINGLE_ENTRY', 'PACKAGE', 'GOODS'),
  performance: fc.option(fc.nat({ max: PERFORMANCES - 1 }), { freq: 4 }),
  holders: fc.array(somebody, { maxLength: 3 }),
});

/** Mostly by operations, as omitted parts may differ. */
const form = fc.constantFrom<Form>(
  'full',
  'full',
  'bare',
  'operations',
  'operations',
  'operations',
  'operations',
  'idOnly',
);

const order: fc.Arbitrary<DrawnOrder> = fc
  .record({
    orderType: fc.constantFrom(
      'SALE',
      'SALE',
      'RENEWAL',
      'REFUND_CLIENT',
      'EXCHANGE_CLIENT',
      'RESERVATION',
      'OPTION',
    ),
    orderState: fc.constantFrom('CLOSED', 'CLOSED', 'CLOSED', 'ABANDONED'),
    purchaser: fc.option(somebody, { freq: 12 }),
    currencyCode: fc.constantFrom('EUR', 'JPY'),
    amount: fc.integer({ min: -20_000, max: 60_000 }),
    minute: fc.nat({ max: 500_000 }),
    isOfSameFile: fc.boolean(),
    lines: fc.array(line, { minLength: 1, maxLength: 3 }),
    earlier: fc.array(
      fc.constantFrom<EarlierVersion>(
        'open',
        'open',
        'otherAmount',
        'fewerLines',
        'otherPurchaser',
      ),
      { maxLength: 2 },
    ),
    last: form,
    more: fc.array(fc.record({ version: fc.nat({ max: 2 }), form }), { maxLength: 4 }),
  })
  .map(({ last, more, ...drawn }) => ({
    ...drawn,
    told: [
      { version: null, form: last },
      ...more.map((item) => ({
        ...item,
        version: item.version < drawn.earlier.length ? item.version : null,
      })),
    ],
  }));

const fate = fc.record({
  kind: fc.constantFrom('merge', 'merge', 'delete'),
  keep: person,
  remove: person,
});

/** Only possible events: a deleted contact can neither be merged nor deleted again. */
function possible(drawn: readonly { kind: string; keep: number; remove: number }[]): Fate[] {
  const gone = new Set<number>();
  return drawn.flatMap(({ keep, kind, remove }): Fate[] => {
    if (gone.has(remove) || (kind === 'merge' && (gone.has(keep) || keep === remove))) return [];
    gone.add(remove);
    return [kind === 'merge' ? { kind, keep, remove } : { kind: 'delete', person: remove }];
  });
}

/** The events at a venue, to be played in the given number of orders. */
export const drawnSales = (interleavings: number): fc.Arbitrary<DrawnSales> =>
  fc.record({
    people: fc.array(fc.nat({ max: 2 }), { minLength: PEOPLE, maxLength: PEOPLE }),
    orders: fc.array(order, { minLength: 1, maxLength: 6 }),
    fates: fc.array(fate, { maxLength: 3 }).map(possible),
    seeds: fc.array(fc.nat(), { minLength: interleavings, maxLength: interleavings }),
  });
