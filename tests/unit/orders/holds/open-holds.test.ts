import { isHeldStill, type FileOrder } from '../../../../server/src/orders/holds/open-holds';

const day = (number: number) => new Date(Date.UTC(2026, 4, number, 12));

let made = 0;
const order = (
  orderType: string,
  onDay: number,
  units: Record<string, number>,
  values: Partial<FileOrder> = {},
): FileOrder => ({
  documentId: `order${(made += 1)}`,
  orderId: String(made),
  orderType,
  creationDateTime: day(onDay),
  heldUntil: null,
  units: new Map(Object.entries(units)),
  ...values,
});
const reserved = (onDay: number, units: Record<string, number>, values?: Partial<FileOrder>) =>
  order('RESERVATION', onDay, units, values);
const sold = (onDay: number, units: Record<string, number>) => order('SALE', onDay, units);
const released = (onDay: number, units: Record<string, number>) =>
  order('RESERVATION_FREEING', onDay, units);

/** Which of the given holds of a file are still open. */
const stillHeld = (holds: readonly FileOrder[], ...others: FileOrder[]) =>
  holds.map((hold) => isHeldStill(hold, [...others, ...holds]));

describe('a reservation or option of a file', () => {
  it('is open until the same quantity was sold or released', () => {
    const hold = reserved(1, { Hamlet: 30 });
    expect(stillHeld([hold])).toEqual([true]);
    expect(stillHeld([hold], sold(2, { Hamlet: 10 }))).toEqual([true]);
    expect(stillHeld([hold], sold(2, { Hamlet: 10 }), sold(3, { Hamlet: 20 }))).toEqual([false]);
    expect(stillHeld([hold], sold(2, { Hamlet: 10 }), released(3, { Hamlet: 20 }))).toEqual([
      false,
    ]);
    expect(stillHeld([hold], order('RENEWAL', 1, { Hamlet: 30 }))).toEqual([false]);
    expect(stillHeld([hold], released(2, { Hamlet: -30 }))).toEqual([false]);
  });

  it('is not ended by a sale of another performance, by an earlier sale, or by a release of another kind', () => {
    const hold = reserved(5, { Hamlet: 2 });
    expect(stillHeld([hold], sold(6, { Faust: 2 }))).toEqual([true]);
    expect(stillHeld([hold], sold(4, { Hamlet: 2 }))).toEqual([true]);
    expect(stillHeld([hold], order('OPTION_FREEING', 6, { Hamlet: 2 }))).toEqual([true]);
    expect(stillHeld([hold], order('REFUND_CLIENT', 6, { Hamlet: 2 }))).toEqual([true]);
  });

  it('is open while one of its performances is', () => {
    const hold = reserved(1, { Hamlet: 2, Faust: 2 });
    expect(stillHeld([hold], sold(2, { Hamlet: 2 }))).toEqual([true]);
    expect(stillHeld([hold], sold(2, { Hamlet: 2, Faust: 2 }))).toEqual([false]);
  });

  it('that exists twice stays open twice when only one of them was sold', () => {
    const different = [reserved(1, { Hamlet: 2 }), reserved(1, { Faust: 3 })];
    expect(stillHeld(different, sold(2, { Hamlet: 2 }))).toEqual([false, true]);
    const same = [reserved(1, { Hamlet: 10 }), reserved(2, { Hamlet: 10 })];
    expect(stillHeld(same, sold(3, { Hamlet: 10 }))).toEqual([true, true]);
    expect(stillHeld(same, sold(3, { Hamlet: 10 }), sold(4, { Hamlet: 10 }))).toEqual([
      false,
      false,
    ]);
  });

  it('that is repeated after its sale counts once', () => {
    const both = [reserved(1, { Hamlet: 10 }), reserved(3, { Hamlet: 10 })];
    expect(stillHeld(both, sold(2, { Hamlet: 10 }))).toEqual([false, true]);
    expect(stillHeld(both, sold(2, { Hamlet: 10 }), sold(4, { Hamlet: 4 }))).toEqual([false, true]);
  });

  it('is not ended by a release of an earlier, expired one', () => {
    const expired = reserved(1, { Hamlet: 10 }, { heldUntil: day(2) });
    const hold = reserved(3, { Hamlet: 10 });
    expect(isHeldStill(hold, [expired, hold, sold(4, { Hamlet: 10 })])).toBe(false);
    expect(isHeldStill(hold, [expired, hold, released(4, { Hamlet: 10 })])).toBe(true);
  });

  it('without lines from S-360 is open until anything was sold', () => {
    const hold = reserved(1, {});
    expect(stillHeld([hold])).toEqual([true]);
    expect(stillHeld([hold], sold(2, { Hamlet: 1 }))).toEqual([false]);
  });

  it('without a creation time counts as the earliest', () => {
    const hold = reserved(1, { Hamlet: 1 }, { creationDateTime: null });
    expect(stillHeld([hold], sold(1, { Hamlet: 1 }))).toEqual([false]);
  });
});
