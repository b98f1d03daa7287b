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

describe('the lines', () => {
  it('get a line, change it in its place, and lose it with none', () => {
    const one = withQuantity([], seats(1), 2);
    const two = withQuantity(one, booklet(1), 1);
    const changedFirst = withQuantity(two, seats(1), 3);
    expect(changedFirst).toEqual([seats(3), booklet(1)]);
    expect(withQuantity(changedFirst, seats(1), 0)).toEqual([booklet(1)]);
    expect(quantityOf(changedFirst, seats(1))).toBe(3);
    expect(quantityOf(changedFirst, seats(1, { tariffId: '302' }))).toBe(0);
  });

  it('stand together by performance, with their positions', () => {
    const lines = [seats(1), booklet(1), seats(2, { tariffId: '302' })];
    expect(
      groupsOf(smallView(), lines).map(({ lines: own }) => own.map(({ index }) => index)),
    ).toEqual([[0, 2], [1]]);
  });

  it('take whole numbers only', () => {
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

describe('the total', () => {
  it('is exact to the thousandth', () => {
    const { amount, quantity } = totalOf(smallView(), [seats(3), booklet(2)]);
    expect(amount).toEqual({ thousandths: '264150', currencyCode: 'CHF', fractionDigits: 2 });
    expect(quantity).toBe(5);
  });

  it('says when a line has no price', () => {
    const total = totalOf(smallView(), [seats(1), seats(2, { performanceId: '404' })]);
    expect(total.isIncomplete).toBe(true);
    expect(total.amount.thousandths).toBe('80050');
  });
});

describe('the prices of an offering', () => {
  const view = smallView();

  it('are seat categories by tariffs, with gaps where it is not sold so', () => {
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

  it('are one row without a seat category for what has no seats', () => {
    const item = view.offering({ performanceId: null, itemId: '91' });
    const grid = item && priceGrid(view, item);
    expect(grid?.rows.map(({ seatCategory }) => seatCategory)).toEqual([null]);
    expect(grid?.tariffs.map(({ id }) => id)).toEqual(['301']);
  });
});

describe('a draft', () => {
  it('is worth keeping once there is a line or a note', () => {
    expect(isWorthKeeping(draftOf())).toBe(false);
    expect(isWorthKeeping(draftOf({ notes: '  ' }))).toBe(false);
    expect(isWorthKeeping(draftOf({ notes: 'rings back' }))).toBe(true);
    expect(isWorthKeeping(draftOf({ lines: [seats(1)] }))).toBe(true);
  });

  it('pays for a sale only, and has no notes of blanks', () => {
    const payment = { kind: 'paid', paymentMethodId: '501' } as const;
    expect(inputOf(draftOf({ payment, notes: ' ' }), 'fr')).toMatchObject({
      contactDocumentId: 'ada',
      notes: null,
      payment,
      locale: 'fr',
    });
    expect(inputOf(draftOf({ kind: 'option', payment }), 'fr').payment).toEqual({ kind: 'unpaid' });
  });

  it('comes back from the server as it was sent', () => {
    const draft = draftOf({ kind: 'option', notes: 'aisle', shipmentModeId: '601' });
    const kept = keptBooking(inputOf(draft, 'en'), 1);
    expect(inputOf(draftFrom(kept), 'en')).toEqual(inputOf(draft, 'en'));
  });

  it('is what has not been submitted, or was refused', () => {
    const kept = keptBooking(inputOf(draftOf(), 'en'), 1);
    expect(isComposable(kept)).toBe(true);
    expect(isComposable({ ...kept, state: 'failed' })).toBe(true);
    expect(isComposable({ ...kept, state: 'submitted' })).toBe(false);
    expect(isComposable({ ...kept, kind: 'release' })).toBe(false);
  });

  it('keeps its person, but neither number nor lines at another institution', () => {
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

  it('takes a number for the contact that it was asked for only', () => {
    const told = { type: 'contactNumber', documentId: 'bea', contactNumber: '7' } as const;
    expect(changed(draftOf(), told)).toEqual(draftOf());
    const own = changed(draftOf(), { ...told, documentId: 'ada' });
    expect(own.contact?.contactNumber).toBe('7');
  });
});

describe('a refusal of the server', () => {
  it('names its status and the obstacles that are known', () => {
    const known = { code: 'noLines', line: null, limit: null };
    const error = { status: 400, details: { obstacles: [known, { code: 'toString' }, null] } };
    expect(statusOf(error)).toBe(400);
    expect(obstaclesIn(error)).toEqual([known]);
  });

  it('may be of any other form', () => {
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
