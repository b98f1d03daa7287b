import type { BookingLine } from '../../../../../server/src/contracts';

/** Describes a line with the names it had when it was composed. */
export function lineInWords({ words }: Pick<BookingLine, 'words'>): string {
  const { item, performance, product, seatCategory } = words;
  const name = [product, performance ?? item].filter((part) => part !== null && part !== '');
  const different = [...new Set(name)].join(', ');
  return seatCategory === null ? different : `${different} (${seatCategory})`;
}
