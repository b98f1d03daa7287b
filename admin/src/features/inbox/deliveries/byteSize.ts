/** A size as `Intl.NumberFormat` wants it. */
export interface ByteSize {
  value: number;
  unit: 'byte' | 'kilobyte' | 'megabyte';
}

const KILOBYTE = 1_000;
const MEGABYTE = 1_000 * KILOBYTE;

/** A number of bytes in the largest unit of which it is at least one. */
export function byteSize(byteLength: number): ByteSize {
  if (byteLength >= MEGABYTE) return { value: byteLength / MEGABYTE, unit: 'megabyte' };
  if (byteLength >= KILOBYTE) return { value: byteLength / KILOBYTE, unit: 'kilobyte' };
  return { value: byteLength, unit: 'byte' };
}
