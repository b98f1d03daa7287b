import type { BookingLine } from '../../../../server/src/contracts';
import { applyAnswer } from '../../../../server/src/bookings/machine/answers';
import { columnsOfFollower } from '../../../../server/src/bookings/machine/decisions';
import { offeredContent, offerFrom } from '../../../../server/src/bookings/offered-order';
import type { BookingRecord } from '../../../../server/src/bookings/records';
import { aBooking, aLine } from '../../../helpers/bookings/a-booking';

const AT = new Date('2026-03-01T10:00:00.000Z');
const SENDING = { step: 'create', fence: 1, startedAt: AT.toISOString() } as const;

interface Places {
  performanceId?: string;
  quantity: number;
  unitPrice?: number;
}

/** An order as S-360 returns it, with places at 40 francs and a charge of 2. */
const orderOf = (...places: Places[]) =>
  offeredContent({
    operations: [
      ...places.map(({ performanceId = '100', quantity, unitPrice = 40_000 }, index) => ({
        operationId: index + 1,
        fileId: 70,
        performanceId,
        seatCategoryId: '10',
        audienceSubCategoryId: '1',
        product: { translations: [{ locale: 'en', value: 'Hamlet' }] },
        quantity,
        unitPrice,
        totalAmount: unitPrice * quantity,
      })),
      { operationId: 99, kind: 'CHARGES', fileId: 70, quantity: 1, unitPrice: 2_000 },
    ],
    movements: [],
    catalogCurrency: { currencyCode: 'CHF', fractionDigit: 2 },
  });

/** A reservation that was closed with what S-360 offered, whatever was requested. */
function reservation(lines: BookingLine[], ...held: Places[]): BookingRecord {
  const asked = aBooking({ kind: 'reservation', state: 'closed', orderId: '700', lines });
  const offer = offerFrom(orderOf(...held), '700', asked, null);
  return { ...asked, fileId: offer.fileId, offer };
}

/** The sale or release after S-360 answered with these places. */
function followed(original: BookingRecord, kind: 'sale' | 'release', ...offered: Places[]) {
  const how = { kind, payment: { kind: 'unpaid' } } as const;
  const columns = columnsOfFollower(original, 'held', how, original.revision);
  const begun = aBooking({ ...columns, state: 'submitted', sending: SENDING });
  const content = orderOf(...offered);
  const answer = { step: 'create', orderId: '701', orderState: 'OPEN', content } as const;
  const change = applyAnswer(begun, SENDING, answer, AT);
  if (change === null) throw new Error('the answer is not taken');
  return change.booking;
}

const OTHER = { performanceId: '200', quantity: 1, unitPrice: 50_000 };

describe('a booking that follows a reservation with differences', () => {
  it('misses no line that the reservation does not hold', () => {
    const original = reservation([aLine(), aLine({ performanceId: '200' })], { quantity: 2 });
    expect(original.offer?.differences).toMatchObject([{ kind: 'missing' }]);
    const sale = followed(original, 'sale', { quantity: 2 });
    expect(sale).toMatchObject({ state: 'created', offer: { differences: [] } });
  });

  it('takes over the quantity and price of the reservation and its additional lines', () => {
    const held = [{ quantity: 1, unitPrice: 45_000 }, OTHER];
    const original = reservation([aLine()], ...held);
    expect(original.offer?.differences.map(({ kind }) => kind)).toEqual([
      'quantity',
      'price',
      'notAsked',
    ]);
    const sale = followed(original, 'sale', ...held);
    expect(sale).toMatchObject({ state: 'created', offer: { differences: [] } });
    expect(sale.lines).toMatchObject([
      { quantity: 1, words: { seatCategory: 'Stalls' }, total: { thousandths: '45000' } },
      { quantity: 1, performanceId: '200', total: { thousandths: '50000' } },
    ]);
  });

  it('reports how its order differs from the reservation', () => {
    const original = reservation([aLine()], { quantity: 1 });
    const sale = followed(original, 'sale', { quantity: 2 });
    expect(sale.offer?.differences).toMatchObject([{ kind: 'quantity', asked: '1', offered: '2' }]);
    expect(sale.state).toBe('incomplete');
  });

  it('closes automatically when it is a release', () => {
    const original = reservation([aLine()], { quantity: 1 }, OTHER);
    expect(followed(original, 'release', { quantity: 1 }, OTHER).state).toBe('closing');
  });

  it('adds up places of the same kind over any number of lines', () => {
    const original = reservation([aLine()], { quantity: 1 }, { quantity: 2 });
    const sale = followed(original, 'sale', { quantity: 3 });
    expect(sale.lines).toMatchObject([{ quantity: 3, total: { thousandths: '120000' } }]);
    expect(sale.state).toBe('created');
  });

  it('takes over the requested lines when an earlier version did not store the held ones', () => {
    const { offer, ...original } = reservation([aLine()], { quantity: 2 });
    if (offer === null) throw new Error('it was offered');
    const { held: _held, ...earlier } = offer;
    const sale = followed({ ...original, offer: earlier }, 'sale', { quantity: 2 });
    expect(sale.lines).toEqual([aLine()]);
  });
});
