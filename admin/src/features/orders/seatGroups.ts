import type { SeatOfOrder } from '../../../../server/src/contracts';

/** Seats that are listed together. */
export interface SeatGroup {
  area: string | null;
  entrance: string | null;
  row: string | null;
  /** Single seats and ranges (`7–9`), in numerical order. */
  seats: string[];
  count: number;
  isTheirs: boolean;
}

/**
 * Groups the seats of a line by area, entrance, row and holder. Units without a seat are left out.
 */
export function seatGroups(seats: readonly SeatOfOrder[]): SeatGroup[] {
  const groups = new Map<string, { seat: SeatOfOrder; numbers: string[] }>();
  for (const seat of seats) {
    const { area, entrance, isTheirs, row, seatNumber } = seat;
    if (area === null && row === null && seatNumber === null) continue;
    const key = JSON.stringify([area, entrance, row, isTheirs]);
    const group = groups.get(key) ?? { seat, numbers: [] };
    if (seatNumber !== null) group.numbers.push(seatNumber);
    groups.set(key, group);
  }
  return [...groups.values()].map(({ numbers, seat: { area, entrance, isTheirs, row } }) => ({
    area,
    entrance,
    isTheirs,
    row,
    seats: ranges(numbers),
    count: numbers.length,
  }));
}

const IN_ORDER = new Intl.Collator('en', { numeric: true });
const NUMBER = /^\d{1,9}$/;

function ranges(numbers: readonly string[]): string[] {
  const runs: [first: string, last: string][] = [];
  for (const number of [...numbers].sort(IN_ORDER.compare)) {
    const run = runs.at(-1);
    if (run && follows(run[1], number)) run[1] = number;
    else runs.push([number, number]);
  }
  return runs.flatMap(([first, last]) => {
    if (first === last) return [first];
    return follows(first, last) ? [first, last] : [`${first}–${last}`];
  });
}

const follows = (before: string, after: string): boolean =>
  NUMBER.test(before) && NUMBER.test(after) && Number(after) === Number(before) + 1;
