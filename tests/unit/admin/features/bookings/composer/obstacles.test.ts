import type { BookingObstacle } from '../../../../../../server/src/contracts';
import {
  againstChoosing,
  isForServer,
  obstaclesOf,
  stillRefused,
  withServers,
} from '../../../../../../admin/src/features/bookings/composer/model/obstacles';
import type { Circumstances } from '../../../../../../admin/src/features/bookings/composer/model/obstacles';
import type { BookingDraft } from '../../../../../../admin/src/features/bookings/composer/model/draft';
import {
  availabilityOf,
  booklet,
  draftOf,
  NOW_MS,
  seats,
  smallCatalog,
  smallView,
} from './composing';

const unknown: Circumstances['availability'] = new Map();

const against = (
  draft: Partial<BookingDraft>,
  { availability = unknown, nowMs = NOW_MS, view = smallView() } = {},
) => obstaclesOf(draftOf(draft), { view, availability, nowMs });

const obstacle = (
  code: BookingObstacle['code'],
  line: number | null = null,
  limit: number | null = null,
): BookingObstacle => ({ code, line, limit });

describe('what stands against a booking', () => {
  it('is nothing when everything fits', () => {
    expect(against({ lines: [seats(2), booklet(1)] })).toEqual([]);
  });

  it('is that nobody and nothing was chosen', () => {
    expect(against({ contact: null })).toEqual([obstacle('noContact'), obstacle('noLines')]);
  });

  it('is a payment method that is gone, for a sale only', () => {
    const payment = { kind: 'paid', paymentMethodId: '999' } as const;
    expect(against({ lines: [seats(1)], payment })).toEqual([obstacle('paymentMethodUnknown')]);
    expect(against({ kind: 'reservation', lines: [seats(1)], payment })).toEqual([]);
  });

  it('is a line that the catalog no longer has, or has no price for', () => {
    const lines = [
      seats(1, { performanceId: '404' }),
      seats(2, { seatCategoryId: '202', tariffId: '302' }),
    ];
    expect(against({ lines })).toEqual([obstacle('notInCatalog', 0), obstacle('noPrice', 1)]);
  });

  it('is a performance that has begun, even if it is on sale', () => {
    const nowMs = Date.parse('2026-12-12T18:30:00Z');
    expect(against({ lines: [seats(1)] }, { nowMs })).toEqual([obstacle('performancePast', 0)]);
    expect(against({ lines: [seats(1)] }, { nowMs: nowMs - 1 })).toEqual([]);
  });

  it('is what is not on sale', () => {
    const products = smallCatalog.products.map((product) => ({ ...product, isOnSale: false }));
    const view = smallView({ products });
    expect(against({ lines: [booklet(1)] }, { view })).toEqual([obstacle('notOnSale', 0)]);
  });

  it('is the kind, where a product is not had so', () => {
    const lines = [seats(1), booklet(1)];
    expect(against({ kind: 'reservation', lines })).toEqual([obstacle('notReservable', 1)]);
    expect(against({ kind: 'option', lines })).toEqual([
      obstacle('notOptionable', 0),
      obstacle('notOptionable', 1),
    ]);
  });

  it('is fewer or more than a price is for', () => {
    const balcony = (quantity: number) =>
      against({ lines: [seats(quantity, { seatCategoryId: '202' })] });
    expect(balcony(1)).toEqual([obstacle('quantityOutOfRange', 0, 2)]);
    expect(balcony(2)).toEqual([]);
    expect(balcony(4)).toEqual([]);
    expect(balcony(5)).toEqual([obstacle('quantityOutOfRange', 0, 4)]);
  });

  it('is too many seats of one performance together, said once, where it goes beyond', () => {
    const lines = [
      seats(4),
      booklet(50),
      seats(3, { tariffId: '302' }),
      seats(1, { performanceId: '12' }),
    ];
    expect(against({ lines })).toEqual([obstacle('tooManySeats', 2, 6)]);
    expect(against({ lines: [seats(6)] })).toEqual([]);
  });

  it('is more lines than a booking can hold, as the server says it too', () => {
    const codes = (count: number) => {
      const lines = Array.from({ length: count }, () => booklet(1));
      return against({ lines }).filter(({ line }) => line === null);
    };
    expect(codes(101)).toEqual([obstacle('tooManyLines', null, 100)]);
    expect(codes(100)).toEqual([]);
  });

  it('has no limit where the point of sale has none', () => {
    const pointOfSale = { ...smallCatalog.pointOfSale, maxSeatsPerPerformance: null };
    expect(against({ lines: [seats(99)] }, { view: smallView({ pointOfSale }) })).toEqual([]);
  });
});

describe('places left', () => {
  const lines = [seats(2), seats(2, { tariffId: '302' })];

  it('are counted over the tariffs of a seat category', () => {
    expect(against({ lines }, { availability: availabilityOf(3) })).toEqual([
      obstacle('noPlacesLeft', 1, 3),
    ]);
    expect(against({ lines }, { availability: availabilityOf(4) })).toEqual([]);
  });

  it('are none where S-360 says so without a number', () => {
    const availability = availabilityOf(null, { level: 'NONE' });
    expect(against({ lines }, { availability })).toEqual([obstacle('noPlacesLeft', 0, 0)]);
  });

  it('stand against nothing while they are unknown', () => {
    expect(against({ lines }, { availability: availabilityOf(null) })).toEqual([]);
    const availability = availabilityOf(0, { checkedAt: null });
    expect(against({ lines }, { availability })).toEqual([]);
  });

  it('stand against no option, which takes none', () => {
    const products = smallCatalog.products.map((product) => ({ ...product, isOptionable: true }));
    const about = { view: smallView({ products }), availability: availabilityOf(0) };
    expect(against({ kind: 'option', lines }, about)).toEqual([]);
    expect(against({ kind: 'sale', lines }, about)).toEqual([obstacle('noPlacesLeft', 0, 0)]);
  });
});

describe('an offering', () => {
  const view = smallView();
  const opera = view.offering({ performanceId: '11', itemId: null });

  it('can be chosen for the kinds that its product is had in', () => {
    expect(opera && againstChoosing(opera, 'sale')).toBeNull();
    expect(opera && againstChoosing(opera, 'reservation')).toBeNull();
    expect(opera && againstChoosing(opera, 'option')).toBe('notOptionable');
    expect(opera && againstChoosing({ ...opera, isOnSale: false }, 'option')).toBe('notOnSale');
  });
});

describe('what the server says beside it', () => {
  const found = [obstacle('tooManySeats', 0, 6)];

  it('is taken of the contact only when the draft was kept, and once', () => {
    const kept = [obstacle('noLines'), obstacle('contactInDoubt'), obstacle('contactInDoubt')];
    expect(withServers(found, { kept, refused: [] })).toEqual([
      obstacle('contactInDoubt'),
      obstacle('tooManySeats', 0, 6),
    ]);
  });

  it('is taken as a whole when it refused the draft as it is', () => {
    const refused = [obstacle('notOnSale', 1), obstacle('tooManySeats', 0, 5)];
    expect(withServers(found, { kept: [], refused })).toEqual([
      obstacle('tooManySeats', 0, 6),
      obstacle('notOnSale', 1),
    ]);
  });

  it('is asked again where things change by themselves', () => {
    expect(isForServer(obstacle('contactNotSent'))).toBe(true);
    expect(isForServer(obstacle('contactUnlinked'))).toBe(true);
    expect(isForServer(obstacle('contactOfOtherSystem'))).toBe(true);
    expect(isForServer(obstacle('noPlacesLeft', 0, 1))).toBe(true);
    expect(isForServer(obstacle('tooManySeats', 0, 6))).toBe(false);
  });
});

describe('what the server refused', () => {
  const draft = draftOf({ lines: [seats(2)] });
  const known = { view: smallView(), availability: availabilityOf(1) };
  const ofContact = obstacle('contactInDoubt');
  const ofCatalog = obstacle('notOnSale', 0);
  const ofPlaces = obstacle('noPlacesLeft', 0, 1);
  const refusal = { draft, known, obstacles: [ofContact, ofCatalog, ofPlaces] };

  it('stands while nothing has changed, also when the places were counted again', () => {
    const recounted = availabilityOf(1, { checkedAt: '2026-12-01T12:05:00Z' });
    expect(stillRefused(refusal, draft, { ...known, availability: recounted })).toEqual(
      refusal.obstacles,
    );
  });

  it('falls as far as there is a newer catalog, or other places are left', () => {
    const view = smallView({ version: '2' });
    expect(stillRefused(refusal, draft, { ...known, view })).toEqual([ofContact, ofPlaces]);
    const availability = availabilityOf(2);
    expect(stillRefused(refusal, draft, { ...known, availability })).toEqual([
      ofContact,
      ofCatalog,
    ]);
  });

  it('falls as a whole when the draft is changed', () => {
    expect(stillRefused(refusal, draftOf({ lines: [seats(1)] }), known)).toEqual([]);
  });
});
