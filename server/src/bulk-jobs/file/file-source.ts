import { takingTurns } from '../../kernel/turns';
import { csvRecords, type CsvRecord, type Separator } from './csv';

/** A file that is read from the beginning to the end, in slices. */
export interface FileSource {
  /** How many records were taken so far. */
  position(): number;
  take(count: number): Promise<CsvRecord[]>;
}

/** The records of a file after its headings, beginning after so many. */
export async function fileSource(
  text: string,
  separator: Separator,
  from = 0,
): Promise<FileSource> {
  const records = csvRecords(text, separator);
  records.next();
  let position = 0;
  const take = async (count: number): Promise<CsvRecord[]> => {
    const turn = takingTurns();
    const taken: CsvRecord[] = [];
    while (taken.length < count) {
      const next = records.next();
      if (next.done) break;
      taken.push(next.value);
      await turn();
    }
    position += taken.length;
    return taken;
  };
  await take(from);
  return { position: () => position, take };
}

/** Columns of a file: more than any export of people has. */
export const MAX_COLUMNS = 500;

/** Contacts of a file: what is more comes in several files. */
export const MAX_ROWS = 100_000;

/** Whether a file has more rows than are taken. */
export async function hasTooManyRows(text: string, separator: Separator): Promise<boolean> {
  const source = await fileSource(text, separator, MAX_ROWS);
  return (await source.take(1)).length > 0;
}

/**
 * The headings of a file: its first record, as they stand there. One that stands there before is
 * numbered, `Phone (2)`: columns are told apart by their headings. Of those that are too many, one more
 * than may be.
 */
export function headingsOf(text: string, separator: Separator): string[] {
  const [first] = csvRecords(text, separator);
  const headings = new Set<string>();
  return (first?.cells ?? []).slice(0, MAX_COLUMNS + 1).map((cell) => {
    const heading = cell.trim();
    let name = heading;
    for (let times = 2; heading !== '' && headings.has(name); times += 1) {
      name = `${heading} (${times})`;
    }
    headings.add(name);
    return name;
  });
}
