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

/** The headings of a file: its first record, as they stand there. */
export function headingsOf(text: string, separator: Separator): string[] {
  const [first] = csvRecords(text, separator);
  return (first?.cells ?? []).map((cell) => cell.trim());
}
