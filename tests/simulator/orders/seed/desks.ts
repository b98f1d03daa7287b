import type { JsonObject } from '../../json';
import type { SeededRandom } from '../../random';
import type { OrderDetailsData } from '../../shapes/order';

/** A place where orders are made, and its user. */
export interface Desk {
  channel: { code: string; type: string; name: Translation };
  pointsOfSales: readonly [PointOfSales, ...PointOfSales[]];
  originators: readonly [string, ...string[]];
  /** The user who enters the orders, by default the virtual operator. */
  user?: string;
  /** The percentage of orders made here. */
  weight: number;
  /** The share of its sales without a purchaser. */
  anonymousShare: number;
  /** The indexes of its shipment modes, most frequent first. */
  shipments: readonly [number, ...number[]];
}

interface PointOfSales {
  id: number;
  code: string;
  name: string;
}

type Translation = Record<'fr' | 'en' | 'de' | 'it', string>;

const pointOfSales = (number: number, code: string, name: string): PointOfSales => ({
  id: 10_229_250_866_000 + number,
  code,
  name,
});

/** The box office, which also makes refunds. */
export const boxOffice: Desk = {
  channel: {
    code: 'BO',
    // The only known type; those of the other channels are the simulator’s own.
    type: 'BOXOFFICE',
    name: { fr: 'Guichet', en: 'Box office', de: 'Kasse', it: 'Biglietteria' },
  },
  pointsOfSales: [
    pointOfSales(1, 'BO1', 'Caisse du théâtre'),
    pointOfSales(2, 'BO2', 'Caisse en ville'),
  ],
  originators: ['DESK', 'SALE', 'DESK_WITHOUT_PLAN', 'SEATING'],
  user: 'guichet.a',
  weight: 31,
  anonymousShare: 0.2,
  shipments: [0, 0, 1],
};

const desks: readonly [Desk, ...Desk[]] = [
  {
    channel: {
      code: 'WEB',
      type: 'INTERNET',
      name: { fr: 'Boutique en ligne', en: 'Ticket shop', de: 'Webshop', it: 'Negozio online' },
    },
    pointsOfSales: [
      pointOfSales(3, 'SHOP', 'ticketshop'),
      pointOfSales(4, 'SHOP-M', 'ticketshop mobile'),
    ],
    originators: ['TICKETSHOP'],
    weight: 48,
    anonymousShare: 0,
    shipments: [1, 1, 3, 2],
  },
  boxOffice,
  {
    channel: {
      code: 'TEL',
      type: 'CALLCENTER',
      name: { fr: 'Téléphone', en: 'Telephone', de: 'Telefon', it: 'Telefono' },
    },
    pointsOfSales: [pointOfSales(5, 'TEL', 'Billetterie par téléphone')],
    originators: ['SALE', 'SALE_COMPLEMENT'],
    user: 'telephone.b',
    weight: 7,
    anonymousShare: 0,
    shipments: [2, 0, 1],
  },
  {
    channel: {
      code: 'RES',
      type: 'RESELLER',
      name: { fr: 'Revendeurs', en: 'Resellers', de: 'Vorverkaufsstellen', it: 'Rivenditori' },
    },
    pointsOfSales: [pointOfSales(6, 'OT', 'Office du tourisme')],
    originators: ['EXTERNAL_SALE', 'EBO'],
    weight: 9,
    anonymousShare: 0.3,
    shipments: [0, 1],
  },
  {
    channel: {
      code: 'BORNE',
      type: 'KIOSK',
      name: { fr: 'Bornes', en: 'Ticket machines', de: 'Automaten', it: 'Totem' },
    },
    pointsOfSales: [pointOfSales(7, 'BORNE1', 'Borne du foyer')],
    originators: ['BORNES', 'TOUCHSCREEN'],
    weight: 5,
    anonymousShare: 0.7,
    shipments: [0],
  },
];

/** A desk by its frequency. */
export function pickDesk(random: SeededRandom): Desk {
  let drawn = random.below(desks.reduce((sum, { weight }) => sum + weight, 0));
  for (const desk of desks) {
    drawn -= desk.weight;
    if (drawn < 0) return desk;
  }
  return boxOffice;
}

/** Adds the properties of an institution and a desk to an order. */
export function describeDesk(
  details: OrderDetailsData,
  desk: Desk,
  random: SeededRandom,
  { code, name, operator }: { code: string; name: string; operator: string },
): void {
  const { channel } = desk;
  const pointOfSales = random.pick(desk.pointsOfSales);
  details.orderOriginator = random.pick(desk.originators);
  details.salesChannelCode = channel.code;
  details.salesChannelType = channel.type;
  details.salesChannelName = translations(channel.name);
  details.organizationCode = code.toUpperCase();
  details.organizationName = translations({ fr: name, en: name, de: name, it: name });
  details.userInserted = desk.user ?? operator;
  details.userUpdated = desk.user ?? operator;
  details.posNum = String(pointOfSales.id % 1000);
  details.pointOfSalesId = pointOfSales.id;
  details.pointOfSalesCode = pointOfSales.code;
  details.pointOfSalesName = pointOfSales.name;
}

const translations = (name: Translation): JsonObject => ({
  translations: Object.entries(name).map(([locale, value]) => ({ locale, value })),
});
