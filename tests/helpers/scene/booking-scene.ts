import type { Booking, BookingInput, BookingLineInput } from '../../../server/src/contracts';
import { catalogLookup } from '../../../server/src/catalog/model/lookup';
import { request, type HttpAnswer } from '../http';
import { at, listAt, objectAt } from '../json';
import { startScene, type Scene, type SceneOptions } from './scene';
import { simulatedCatalog } from '../catalog/simulated-catalog';
import { until } from '../waiting';

/** A scene in which bookings are made over HTTP as by an operator. */
export interface BookingScene extends Scene {
  /** A line of seats of a performance without charges. */
  seats(quantity: number, of?: { product?: string; performance?: number }): BookingLineInput;
  /** A line of pieces of an item. */
  item(quantity: number): BookingLineInput;
  /** A contact of the CRM that S-360 already knows. */
  knownContact(values?: Record<string, unknown>): Promise<string>;
  input(of: Partial<BookingInput>): BookingInput;
  calls(method: string, path: string, body?: unknown): Promise<HttpAnswer>;
  /** The same for a call that must succeed; returns the booking. */
  does(method: string, path: string, body?: unknown): Promise<Booking>;
  composes(of: Partial<BookingInput>): Promise<Booking>;
  submits(booking: Booking): Promise<Booking>;
  closes(booking: Booking, how?: Record<string, unknown>): Promise<Booking>;
  booking(documentId: string): Promise<Booking>;
  /** Waits until a booking is in a state without a step in progress. */
  comesTo(booking: Booking, state: Booking['state'], withinMs?: number): Promise<Booking>;
  ordersInS360(): Promise<Record<string, unknown>[]>;
  /** The orders that S-360 has of one booking. */
  ordersOf(booking: Booking): Promise<Record<string, unknown>[]>;
  /** Pauses sending to the institution, or resumes it. */
  pausesSending(isPaused: boolean): Promise<void>;
  stock(performanceId: string, seatCategoryId: string, left: number): Promise<void>;
}

function isBooking(value: unknown): value is Booking {
  return typeof at(value, 'reference') === 'string' && typeof at(value, 'revision') === 'number';
}

/** The booking in an answer, in the form of the contracts. */
export function bookingIn(answer: HttpAnswer): Booking {
  const booking = at(answer.body, 'data');
  if (answer.status === 200 && isBooking(booking)) return booking;
  throw new Error(`no booking: ${answer.status} ${JSON.stringify(answer.body)}`);
}

/** Stores the simulator’s catalog for an institution without fetching it. */
function sellCatalog(scene: Scene, codes: readonly string[]): void {
  const lookups = new Map(codes.map((code) => [code, catalogLookup(simulatedCatalog(code))]));
  Object.assign(scene.running().strapi.plugin('s360').service('catalogs'), {
    lookupOf: (code: string) => Promise.resolve(lookups.get(code) ?? null),
    inUseOf: (code: string) => Promise.resolve(lookups.get(code)),
  });
}

/** Starts S-360 with a catalog, and a Strapi that sells from it. */
export async function startBookingScene(options: SceneOptions = {}): Promise<BookingScene> {
  const setups = options.institutions ?? [{ code: 'myvenue' }];
  const scene = await startScene({
    ...options,
    institutions: setups.map((setup) => ({
      ...setup,
      plugin: { catalog: false, ...setup.plugin },
      s360: { catalog: true, ...setup.s360 },
    })),
  });
  const codes = setups.map(({ code }) => code);
  sellCatalog(scene, codes);
  const [code = 'myvenue'] = codes;
  const catalog = simulatedCatalog(code);
  const control = async (method: string, path: string, json?: unknown): Promise<unknown> => {
    const url = `${scene.simulator().url}/__control__/${path}`;
    const answer = await request(url, { method, ...(json !== undefined && { json }) });
    if (answer.status !== 200) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const tariffId = catalog.tariffs[0]?.id ?? '';
  const seatCategoryId = catalog.seatCategories[0]?.id ?? '';
  const calls = (method: string, path: string, body?: unknown) =>
    scene.running().admin(method, `/s360/bookings${path}`, body);
  const does = async (method: string, path: string, body?: unknown) =>
    bookingIn(await calls(method, path, body));
  const booking = (documentId: string) => does('GET', `/${documentId}`);
  const input = (of: Partial<BookingInput>): BookingInput => ({
    institution: code,
    kind: 'sale',
    contactDocumentId: null,
    lines: [],
    notes: null,
    shipmentModeId: null,
    payment: { kind: 'unpaid' },
    ...of,
  });
  const ordersInS360 = async () =>
    listAt(await control('GET', `${code}/orders`)).map((order) => objectAt(order));
  return {
    ...scene,
    calls,
    does,
    booking,
    input,
    seats(quantity, { performance = 0, product = 'FLAM' } = {}) {
      const found = catalog.products.find((one) => one.code === product);
      const performanceId = found?.performances[performance]?.id ?? '';
      return { performanceId, seatCategoryId, itemId: null, tariffId, quantity };
    },
    item(quantity) {
      const found = catalog.products.find(({ items }) => items.length > 0);
      const itemId = found?.items[0]?.id ?? '';
      const [price] = catalog.priceLists[found?.items[0]?.priceList ?? -1] ?? [];
      const of = { performanceId: null, seatCategoryId: null, itemId };
      return { ...of, tariffId: price?.tariffId ?? tariffId, quantity };
    },
    async knownContact(values = {}) {
      const documentId = await scene.crm.creates({ lastName: 'Known', ...values });
      await scene.settled();
      return documentId;
    },
    composes: (of) => does('POST', '', input(of)),
    submits: ({ documentId, revision }) => does('POST', `/${documentId}/submit`, { revision }),
    closes: ({ documentId, offer, revision }, how = {}) =>
      does('POST', `/${documentId}/close`, {
        revision,
        payment: { kind: 'unpaid' },
        total: offer?.total.thousandths,
        ...how,
      }),
    comesTo: ({ documentId }, state, withinMs) =>
      until(
        `the booking is ${state}`,
        async () => {
          const now = await booking(documentId);
          if (now.state !== state) throw new Error(`${now.state} ${JSON.stringify(now.progress)}`);
          return now.progress === null ? now : null;
        },
        withinMs,
      ),
    ordersInS360,
    ordersOf: async ({ reference }) =>
      (await ordersInS360()).filter((order) =>
        String(order.externalReference).startsWith(reference),
      ),
    async pausesSending(sending) {
      const path = `/s360/institutions/${code}/pauses`;
      const { status } = await scene.running().admin('PUT', path, { sending });
      if (status !== 200) throw new Error(`Sending was not paused or resumed: ${status}`);
    },
    async stock(performanceId, seatCategory, left) {
      const places = { performanceId, seatCategoryId: seatCategory, left };
      await control('POST', `${code}/stock`, places);
    },
    async strapiStarts(changed) {
      await scene.strapiStarts(changed);
      sellCatalog(scene, codes);
    },
  };
}
