import { takingTurns } from '../../kernel/turns';
import { csvRecords, type CsvRecord, type Separator } from './csv';

/** A file, read from start to end in slices. */
export interface FileSource {
  /** The number of records taken so far. */
  position(): number;
  take(count: number): Promise<CsvRecord[]>;
}

/** The records of a file after its headings, without the first `from` ones. */
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

/** The maximum number of columns: more than any export of people has. */
export const MAX_COLUMNS = 500;

/** The maximum number of rows: more contacts need several files. */
export const MAX_ROWS = 100_000;

export async function hasTooManyRows(text: string, separator: Separator): Promise<boolean> {
  const source = await fileSource(text, separator, MAX_ROWS);
  return (await source.take(1)).length > 0;
}

/**
 * The headings of a file, from its first record. A repeated heading gets a number, `Phone (2)`,
 * because headings identify columns. If there are too many, it returns one more than allowed.
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
