/** Types of orders that hold something for a time, each with the type that releases it. */
const RELEASED_BY = { RESERVATION: 'RESERVATION_FREEING', OPTION: 'OPTION_FREEING' } as const;
const SOLD_BY = ['SALE', 'RENEWAL'];

/** Types of orders that take back what orders of the same file sold. */
const REFUND_TYPES: readonly string[] = ['REFUND_CLIENT', 'REFUND_ORGANIZATION'];

export const HOLD_TYPES: readonly string[] = Object.keys(RELEASED_BY);
/** Types of orders that end the holds of a file. */
export const ENDING_TYPES: readonly string[] = [...SOLD_BY, ...Object.values(RELEASED_BY)];
/** Types of the orders of a file that continue each other. */
export const RELATED_TYPES: readonly unknown[] = [...HOLD_TYPES, ...ENDING_TYPES, ...REFUND_TYPES];

/** A closed order of a file (S-360's dossier) that is a hold, ends one, or refunds a sale. */
export interface FileOrder {
  documentId: string;
  /** S-360's number. */
  orderId: string;
  orderType: string;
  creationDateTime: Date | null;
  /** Until when the hold lasts; `null` where that is unknown. */
  heldUntil: Date | null;
  /**
   * Tickets and goods by performance, or by product where there is no performance. Empty where
   * S-360 sent no lines.
   */
  units: ReadonlyMap<string, number>;
}

export const isHold = ({ orderType }: Pick<FileOrder, 'orderType'>): boolean =>
  HOLD_TYPES.includes(orderType);

export const isSale = ({ orderType }: Pick<FileOrder, 'orderType'>): boolean =>
  SOLD_BY.includes(orderType);

export const isRefund = ({ orderType }: Pick<FileOrder, 'orderType'>): boolean =>
  REFUND_TYPES.includes(orderType);

const madeAt = ({ creationDateTime }: FileOrder): number =>
  creationDateTime?.getTime() ?? -Infinity;

const isEndedBy = (order: FileOrder, hold: FileOrder): boolean =>
  isSale(order) ||
  Object.entries(RELEASED_BY).some(
    ([held, released]) => hold.orderType === held && order.orderType === released,
  );

/** Of two orders at the same moment, the hold comes first. */
export const inTime = (a: FileOrder, b: FileOrder): number =>
  Math.sign(madeAt(a) - madeAt(b)) || Number(isHold(b)) - Number(isHold(a));

interface EndOfHold {
  /** The orders that sold or released of it, or of another hold of the file with the same places. */
  endedBy: FileOrder[];
  /** Whether at least a part of it may still be open. */
  isHeld: boolean;
}

/**
 * What became of a hold: it is over when as much as it holds was sold or released of its file
 * since. Nothing says which of several holds an order ended. The order counts against the other
 * holds first, so that no contact whose places expire is left out. Pure.
 */
export function endOfHold(hold: FileOrder, file: readonly FileOrder[]): EndOfHold {
  const own = new Map(hold.units);
  const others: Other[] = [];
  const endedBy: FileOrder[] = [];
  const isWhole = hold.units.size > 0;
  const isHeld = (): boolean =>
    isWhole ? [...own.values()].some((units) => units > 0) : endedBy.length === 0;
  let isMade = false;
  for (const order of file.toSorted(inTime)) {
    if (order.documentId === hold.documentId) isMade = true;
    else if (isHold(order)) others.push({ order, left: new Map(order.units) });
    else {
      const rest = takenFrom(others, order);
      if (!isMade || !isEndedBy(order, hold) || !isHeld()) continue;
      if (!isWhole || [...rest.keys()].some((what) => own.has(what))) endedBy.push(order);
      for (const [what, units] of rest) own.set(what, (own.get(what) ?? 0) - units);
    }
  }
  return { endedBy, isHeld: isHeld() };
}

/** Whether at least a part of a hold may still be open. Pure. */
export const isHeldStill = (hold: FileOrder, file: readonly FileOrder[]): boolean =>
  endOfHold(hold, file).isHeld;

interface Other {
  order: FileOrder;
  left: Map<string, number>;
}

/**
 * Deducts what an order ends from the holds that it may end; returns what is left for another hold.
 */
function takenFrom(others: readonly Other[], order: FileOrder): Map<string, number> {
  // An expired hold can no longer be sold, but S-360 may still release it by an order.
  const status = others.filter(
    ({ order: other }) =>
      isEndedBy(order, other) && !(isSale(order) && isOver(other, madeAt(order))),
  );
  return new Map(
    [...order.units].map(([what, units]) => {
      // A release may report the units that it takes back as negative.
      let rest = Math.abs(units);
      for (const { left } of status) {
        const held = left.get(what) ?? 0;
        left.set(what, Math.max(held - rest, 0));
        rest = Math.max(rest - held, 0);
      }
      return [what, rest];
    }),
  );
}

const isOver = ({ heldUntil }: FileOrder, atMs: number): boolean =>
  heldUntil !== null && heldUntil.getTime() <= atMs;
