/** A size in the form that `Intl.NumberFormat` accepts. */
interface ByteSize {
  value: number;
  unit: 'byte' | 'kilobyte' | 'megabyte';
}

const KILOBYTE = 1_000;
const MEGABYTE = 1_000 * KILOBYTE;

/** Converts bytes to the largest unit that gives a value of at least one. */
export function byteSize(byteLength: number): ByteSize {
  if (byteLength >= MEGABYTE) return { value: byteLength / MEGABYTE, unit: 'megabyte' };
  if (byteLength >= KILOBYTE) return { value: byteLength / KILOBYTE, unit: 'kilobyte' };
  return { value: byteLength, unit: 'byte' };
}
