import {
  changed,
  draftFrom,
  emptyDraft,
  inputOf,
  isComposable,
  isWorthKeeping,
} from '../../../../../../admin/src/features/bookings/composer/model/draft';
import { groupsOf } from '../../../../../../admin/src/features/bookings/composer/model/grouping';
import {
  quantityFrom,
  quantityOf,
  withQuantity,
} from '../../../../../../admin/src/features/bookings/composer/model/lines';
import { priceGrid } from '../../../../../../admin/src/features/bookings/composer/model/priceGrid';
import { totalOf } from '../../../../../../admin/src/features/bookings/composer/model/totals';
import { obstaclesIn, statusOf } from '../../../../../../admin/src/features/bookings/model/errors';
import { ada, booklet, draftOf, keptBooking, seats, smallView } from './composing';

describe('the quantity of a line in the composer', () => {
  it('adds the line, changes it in place, and removes it at zero', () => {
    const one = withQuantity([], seats(1), 2);
    const two = withQuantity(one, booklet(1), 1);
    const changedFirst = withQuantity(two, seats(1), 3);
    expect(changedFirst).toEqual([seats(3), booklet(1)]);
    expect(withQuantity(changedFirst, seats(1), 0)).toEqual([booklet(1)]);
    expect(quantityOf(changedFirst, seats(1))).toBe(3);
    expect(quantityOf(changedFirst, seats(1, { tariffId: '302' }))).toBe(0);
  });

  it('keeps the position of its line when lines are grouped by performance', () => {
    const lines = [seats(1), booklet(1), seats(2, { tariffId: '302' })];
    expect(
      groupsOf(smallView(), lines).map(({ lines: own }) => own.map(({ index }) => index)),
    ).toEqual([[0, 2], [1]]);
  });

  it('accepts whole numbers only', () => {
    expect(['', ' 12 ', '0', '1.5', '-1', 'x', '12345'].map(quantityFrom)).toEqual([
      0,
      12,
      0,
      null,
      null,
      null,
      null,
    ]);
  });
});

describe('the total of a draft', () => {
  it('is exact to the thousandth', () => {
    const { amount, quantity } = totalOf(smallView(), [seats(3), booklet(2)]);
    expect(amount).toEqual({ thousandths: '264150', currencyCode: 'CHF', fractionDigits: 2 });
    expect(quantity).toBe(5);
  });

  it('is marked as incomplete when a line has no price', () => {
    const total = totalOf(smallView(), [seats(1), seats(2, { performanceId: '404' })]);
    expect(total.isIncomplete).toBe(true);
    expect(total.amount.thousandths).toBe('80050');
  });
});

describe('the price grid of an offering', () => {
  const view = smallView();

  it('has a row per seat category and a column per tariff, with gaps where there is no price', () => {
    const opera = view.offering({ performanceId: '11', itemId: null });
    const grid = opera && priceGrid(view, opera);
    expect(grid?.tariffs.map(({ id }) => id)).toEqual(['301', '302']);
    expect(
      grid?.rows.map(({ prices, seatCategory }) => [
        seatCategory?.id,
        ...prices.map((price) => price?.amount ?? null),
      ]),
    ).toEqual([
      ['201', 80_050, 0],
      ['202', 40_000, null],
    ]);
  });

  it('has a single row without a seat category for a product without seats', () => {
    const item = view.offering({ performanceId: null, itemId: '91' });
    const grid = item && priceGrid(view, item);
    expect(grid?.rows.map(({ seatCategory }) => seatCategory)).toEqual([null]);
    expect(grid?.tariffs.map(({ id }) => id)).toEqual(['301']);
  });
});

describe('a draft in the composer', () => {
  it('is worth saving once it has a line or a note', () => {
    expect(isWorthKeeping(draftOf())).toBe(false);
    expect(isWorthKeeping(draftOf({ notes: '  ' }))).toBe(false);
    expect(isWorthKeeping(draftOf({ notes: 'rings back' }))).toBe(true);
    expect(isWorthKeeping(draftOf({ lines: [seats(1)] }))).toBe(true);
  });

  it('sends a payment for a sale only, and no blank notes', () => {
    const payment = { kind: 'paid', paymentMethodId: '501' } as const;
    expect(inputOf(draftOf({ payment, notes: ' ' }), 'fr')).toMatchObject({
      contactDocumentId: 'ada',
      notes: null,
      payment,
      locale: 'fr',
    });
    expect(inputOf(draftOf({ kind: 'option', payment }), 'fr').payment).toEqual({ kind: 'unpaid' });
  });

  it('is the same after a round trip to the server', () => {
    const draft = draftOf({ kind: 'option', notes: 'aisle', shipmentModeId: '601' });
    const kept = keptBooking(inputOf(draft, 'en'), 1);
    expect(inputOf(draftFrom(kept), 'en')).toEqual(inputOf(draft, 'en'));
  });

  it('can be edited before it is submitted and after it was refused', () => {
    const kept = keptBooking(inputOf(draftOf(), 'en'), 1);
    expect(isComposable(kept)).toBe(true);
    expect(isComposable({ ...kept, state: 'failed' })).toBe(true);
    expect(isComposable({ ...kept, state: 'submitted' })).toBe(false);
    expect(isComposable({ ...kept, kind: 'release' })).toBe(false);
  });

  it('keeps its contact but loses contact number and lines when the institution changes', () => {
    const moved = changed(draftOf({ kind: 'option', lines: [seats(1)], notes: 'n' }), {
      type: 'institution',
      institution: 'museum',
    });
    expect(moved).toEqual({
      ...emptyDraft('museum', { ...ada, contactNumber: undefined }),
      kind: 'option',
      notes: 'n',
    });
  });

  it('accepts a contact number only for the contact that it was requested for', () => {
    const told = { type: 'contactNumber', documentId: 'bea', contactNumber: '7' } as const;
    expect(changed(draftOf(), told)).toEqual(draftOf());
    const own = changed(draftOf(), { ...told, documentId: 'ada' });
    expect(own.contact?.contactNumber).toBe('7');
  });
});

describe('a refusal of a draft by the server', () => {
  it('yields its status and the obstacles that the panel knows', () => {
    const known = { code: 'noLines', line: null, limit: null };
    const error = { status: 400, details: { obstacles: [known, { code: 'toString' }, null] } };
    expect(statusOf(error)).toBe(400);
    expect(obstaclesIn(error)).toEqual([known]);
  });

  it('yields no obstacles when its form is unknown', () => {
    for (const error of [
      null,
      undefined,
      'no',
      { details: null },
      { details: { obstacles: {} } },
    ]) {
      expect(obstaclesIn(error)).toEqual([]);
      expect(statusOf(error)).toBeUndefined();
    }
  });
});
