import { MAX_OF_ONE_LINE, type BookingLineInput } from '../../../../../../server/src/contracts';

export type LineKey = Omit<BookingLineInput, 'quantity'>;

/** A text that identifies the line, for lookups and element ids. */
export const lineId = ({ itemId, performanceId, seatCategoryId, tariffId }: LineKey): string =>
  JSON.stringify([performanceId, seatCategoryId, itemId, tariffId]);

const isOf = (key: LineKey) => {
  const id = lineId(key);
  return (line: BookingLineInput): boolean => lineId(line) === id;
};

export const quantityOf = (lines: readonly BookingLineInput[], key: LineKey): number =>
  lines.find(isOf(key))?.quantity ?? 0;

/** Sets the quantity of a line. A new line goes to the end, and 0 removes the line. */
export function withQuantity(
  lines: readonly BookingLineInput[],
  key: LineKey,
  quantity: number,
): BookingLineInput[] {
  const isIt = isOf(key);
  if (quantity <= 0) return lines.filter((line) => !isIt(line));
  const kept = Math.min(quantity, MAX_OF_ONE_LINE);
  if (!lines.some(isIt)) return [...lines, { ...lineOf(key), quantity: kept }];
  return lines.map((line) => (isIt(line) ? { ...line, quantity: kept } : line));
}

const lineOf = ({ itemId, performanceId, seatCategoryId, tariffId }: LineKey): LineKey => ({
  itemId,
  performanceId,
  seatCategoryId,
  tariffId,
});

/** Parses a typed quantity: empty text is 0, and `null` means that the text is no quantity. */
export function quantityFrom(typed: string): number | null {
  const text = typed.trim();
  if (text === '') return 0;
  return /^\d{1,4}$/.test(text) ? Number(text) : null;
}
