import { csvRecords, type CsvRecord, type Separator } from './csv';

/** A file that is read from the beginning to the end, in slices. */
export interface FileSource {
  /** How many records were taken so far. */
  position(): number;
  take(count: number): CsvRecord[];
}

/** The records of a file after its headings, beginning after so many. */
export function fileSource(text: string, separator: Separator, from = 0): FileSource {
  const records = csvRecords(text, separator);
  records.next();
  let position = 0;
  const take = (count: number): CsvRecord[] => {
    const taken: CsvRecord[] = [];
    while (taken.length < count) {
      const next = records.next();
      if (next.done) break;
      taken.push(next.value);
    }
    position += taken.length;
    return taken;
  };
  take(from);
  return { position: () => position, take };
}

/**
 * The headings of a file: its first record, as they stand there. One that stands there before is
 * numbered, `Phone (2)`: columns are told apart by their headings.
 */
export function headingsOf(text: string, separator: Separator): string[] {
  const [first] = csvRecords(text, separator);
  const headings = new Set<string>();
  return (first?.cells ?? []).map((cell) => {
    const heading = cell.trim();
    let name = heading;
    for (let times = 2; heading !== '' && headings.has(name); times += 1) {
      name = `${heading} (${times})`;
    }
    headings.add(name);
    return name;
  });
}
