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

describe('the obstacles that the composer finds', () => {
  it('are none when everything fits', () => {
    expect(against({ lines: [seats(2), booklet(1)] })).toEqual([]);
  });

  it('include a missing contact and missing lines', () => {
    expect(against({ contact: null })).toEqual([obstacle('noContact'), obstacle('noLines')]);
  });

  it('include an unknown payment method, for a sale only', () => {
    const payment = { kind: 'paid', paymentMethodId: '999' } as const;
    expect(against({ lines: [seats(1)], payment })).toEqual([obstacle('paymentMethodUnknown')]);
    expect(against({ kind: 'reservation', lines: [seats(1)], payment })).toEqual([]);
    const voucher = { kind: 'paid', paymentMethodId: '503' } as const;
    expect(against({ lines: [seats(1)], payment: voucher })).toEqual([
      obstacle('paymentMethodUnknown'),
    ]);
  });

  it('include a line that the catalog no longer has or has no price for', () => {
    const lines = [
      seats(1, { performanceId: '404' }),
      seats(2, { seatCategoryId: '202', tariffId: '302' }),
    ];
    expect(against({ lines })).toEqual([obstacle('notInCatalog', 0), obstacle('noPrice', 1)]);
  });

  it('include a performance that has begun, even if it is still on sale', () => {
    const nowMs = Date.parse('2026-12-12T18:30:00Z');
    expect(against({ lines: [seats(1)] }, { nowMs })).toEqual([obstacle('performancePast', 0)]);
    expect(against({ lines: [seats(1)] }, { nowMs: nowMs - 1 })).toEqual([]);
  });

  it('include a product that is not on sale', () => {
    const products = smallCatalog.products.map((product) => ({ ...product, isOnSale: false }));
    const view = smallView({ products });
    expect(against({ lines: [booklet(1)] }, { view })).toEqual([obstacle('notOnSale', 0)]);
  });

  it('include a booking kind that the product does not allow', () => {
    const lines = [seats(1), booklet(1)];
    expect(against({ kind: 'reservation', lines })).toEqual([obstacle('notReservable', 1)]);
    expect(against({ kind: 'option', lines })).toEqual([
      obstacle('notOptionable', 0),
      obstacle('notOptionable', 1),
    ]);
  });

  it('include a quantity below the minimum or above the maximum of a price', () => {
    const balcony = (quantity: number) =>
      against({ lines: [seats(quantity, { seatCategoryId: '202' })] });
    expect(balcony(1)).toEqual([obstacle('quantityOutOfRange', 0, 2)]);
    expect(balcony(2)).toEqual([]);
    expect(balcony(4)).toEqual([]);
    expect(balcony(5)).toEqual([obstacle('quantityOutOfRange', 0, 4)]);
  });

  it('include too many seats of one performance, once, at the line that exceeds the maximum', () => {
    const lines = [
      seats(4),
      booklet(50),
      seats(3, { tariffId: '302' }),
      seats(1, { performanceId: '12' }),
    ];
    expect(against({ lines })).toEqual([obstacle('tooManySeats', 2, 6)]);
    expect(against({ lines: [seats(6)] })).toEqual([]);
  });

  it('include more lines than a booking can have, with the same code as on the server', () => {
    const codes = (count: number) => {
      const lines = Array.from({ length: count }, () => booklet(1));
      return against({ lines }).filter(({ line }) => line === null);
    };
    expect(codes(101)).toEqual([obstacle('tooManyLines', null, 100)]);
    expect(codes(100)).toEqual([]);
  });

  it('include no seat limit where the point of sale has none', () => {
    const pointOfSale = { ...smallCatalog.pointOfSale, maxSeatsPerPerformance: null };
    expect(against({ lines: [seats(99)] }, { view: smallView({ pointOfSale }) })).toEqual([]);
  });
});

describe('the places left in the composer', () => {
  const lines = [seats(2), seats(2, { tariffId: '302' })];

  it('are compared with all tariffs of a seat category together', () => {
    expect(against({ lines }, { availability: availabilityOf(3) })).toEqual([
      obstacle('noPlacesLeft', 1, 3),
    ]);
    expect(against({ lines }, { availability: availabilityOf(4) })).toEqual([]);
  });

  it('count as none when S-360 reports the level NONE without a number', () => {
    const availability = availabilityOf(null, { level: 'NONE' });
    expect(against({ lines }, { availability })).toEqual([obstacle('noPlacesLeft', 0, 0)]);
  });

  it('cause no obstacle while they are unknown', () => {
    expect(against({ lines }, { availability: availabilityOf(null) })).toEqual([]);
    const availability = availabilityOf(0, { checkedAt: null });
    expect(against({ lines }, { availability })).toEqual([]);
  });

  it('cause no obstacle for an option, which takes no places', () => {
    const products = smallCatalog.products.map((product) => ({ ...product, isOptionable: true }));
    const about = { view: smallView({ products }), availability: availabilityOf(0) };
    expect(against({ kind: 'option', lines }, about)).toEqual([]);
    expect(against({ kind: 'sale', lines }, about)).toEqual([obstacle('noPlacesLeft', 0, 0)]);
  });
});

describe('an offering in the composer', () => {
  const view = smallView();
  const opera = view.offering({ performanceId: '11', itemId: null });

  it('can be chosen for the booking kinds that its product allows', () => {
    expect(opera && againstChoosing(opera, 'sale')).toBeNull();
    expect(opera && againstChoosing(opera, 'reservation')).toBeNull();
    expect(opera && againstChoosing(opera, 'option')).toBe('notOptionable');
    expect(opera && againstChoosing({ ...opera, isOnSale: false }, 'option')).toBe('notOnSale');
  });
});

describe('an obstacle that the server reports', () => {
  const found = [obstacle('tooManySeats', 0, 6)];

  it('is shown once and for the contact only, when the draft was saved', () => {
    const kept = [obstacle('noLines'), obstacle('contactInDoubt'), obstacle('contactInDoubt')];
    expect(withServers(found, { kept, refused: [] })).toEqual([
      obstacle('contactInDoubt'),
      obstacle('tooManySeats', 0, 6),
    ]);
  });

  it('is shown in place of the own one when the server refused the draft', () => {
    const refused = [obstacle('notOnSale', 1), obstacle('tooManySeats', 0, 5)];
    expect(withServers(found, { kept: [], refused })).toEqual([
      obstacle('tooManySeats', 0, 6),
      obstacle('notOnSale', 1),
    ]);
  });

  it('is checked again on the server when its cause can change without an edit', () => {
    expect(isForServer(obstacle('contactNotSent'))).toBe(true);
    expect(isForServer(obstacle('contactUnlinked'))).toBe(true);
    expect(isForServer(obstacle('contactOfOtherSystem'))).toBe(true);
    expect(isForServer(obstacle('noPlacesLeft', 0, 1))).toBe(true);
    expect(isForServer(obstacle('tooManySeats', 0, 6))).toBe(false);
  });
});

describe('a refusal by the server', () => {
  const draft = draftOf({ lines: [seats(2)] });
  const known = { view: smallView(), availability: availabilityOf(1) };
  const ofContact = obstacle('contactInDoubt');
  const ofCatalog = obstacle('notOnSale', 0);
  const ofPlaces = obstacle('noPlacesLeft', 0, 1);
  const refusal = { draft, known, obstacles: [ofContact, ofCatalog, ofPlaces] };

  it('remains shown while nothing has changed, even when the places left were read again', () => {
    const recounted = availabilityOf(1, { checkedAt: '2026-12-01T12:05:00Z' });
    expect(stillRefused(refusal, draft, { ...known, availability: recounted })).toEqual(
      refusal.obstacles,
    );
  });

  it('disappears in part when the catalog or the places left change', () => {
    const view = smallView({ version: '2' });
    expect(stillRefused(refusal, draft, { ...known, view })).toEqual([ofContact, ofPlaces]);
    const availability = availabilityOf(2);
    expect(stillRefused(refusal, draft, { ...known, availability })).toEqual([
      ofContact,
      ofCatalog,
    ]);
  });

  it('disappears when the draft is changed', () => {
    expect(stillRefused(refusal, draftOf({ lines: [seats(1)] }), known)).toEqual([]);
  });
});
