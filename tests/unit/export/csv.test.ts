import { text } from 'node:stream/consumers';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import {
  EXPORT_SEPARATORS,
  type ExportForm,
  type ExportSeparator,
} from '../../../server/src/contracts/export';
import { cellOf } from '../../../server/src/export/cells';
import type { ExportedColumn, ExportedRow } from '../../../server/src/export/columns';
import { csvOf } from '../../../server/src/export/csv';

const COLUMNS = ['documentId', 'lastName', 'notes'].map((name): ExportedColumn => ({
  name,
  attribute: name,
  reads: [name],
  cell: (row, decimal) => cellOf(row[name], decimal),
}));

const RUNS = { numRuns: 500 };

async function written(rows: ExportedRow[], form: ExportForm): Promise<string> {
  async function* given() {
    yield* await Promise.resolve(rows);
  }
  return text(csvOf(COLUMNS, given(), form));
}

/** Whether a spreadsheet would run a cell, determined independently of the code under test. */
function isFormula(cell: string): boolean {
  const characters = [...cell];
  const shown = characters.findIndex(
    (character) =>
      character !== '"' &&
      !/[\s\p{C}\p{Z}\u034F\u115F\u1160\u17B4\u17B5\u3164\uFFA0\uFE00-\uFE0F]/u.test(character),
  );
  const begin = characters.slice(Math.max(0, shown)).join('');
  const isNumber = /^"*[+-][\d ]+([.,]\d+)?"*$/.test(cell);
  return /^[=+\-@]/.test(begin.normalize('NFKC')) && !isNumber;
}

/** The parts of typical spreadsheet attacks, and any text. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom('=', '+', '-', '@', '＝', '＋', '－', '＠', "'", '"', '""', ';', ',', '\t'),
      fc.constantFrom('\n', '\r', '\r\n', '\v', '\f', '\u0085', '\u2028', '\u2029'),
      fc.constantFrom(' ', '\u00A0', '\u3000', '\u200B', '\uFEFF', '\u2060', '\u0000', '\u00AD'),
      fc.constantFrom('1+1', "cmd|'/C calc'!A0", 'Anaïs', '12', '+41 79 000 00 00'),
      fc.string({ unit: 'binary', maxLength: 3 }),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''));

const form = fc
  .constantFrom<ExportSeparator>('semicolon', 'comma', 'tab')
  .map((separator): ExportForm => ({ separator, decimal: 'comma' }));

const rows = fc.array(fc.record({ lastName: hostile, notes: hostile }), { maxLength: 4 });

const cellsOf = (file: string, delimiter: string): string[][] =>
  parse(file, { bom: true, delimiter, relax_quotes: true, relax_column_count: true });

describe('the file of an export', () => {
  it('has one record per row with the cells as written', async () => {
    await fc.assert(
      fc.asyncProperty(rows, form, async (people, chosen) => {
        const given = people.map((person) => ({ documentId: 'a', ...person }));
        const file = await written(given, chosen);
        const expected = given.map((row) => COLUMNS.map(({ cell }) => cell(row, 'comma')));
        const [headings, ...records] = cellsOf(file, EXPORT_SEPARATORS[chosen.separator]);
        expect(headings).toEqual(['documentId', 'lastName', 'notes']);
        expect(records).toEqual(expected);
      }),
      RUNS,
    );
  });

  it('has no cell that a spreadsheet runs as a formula', async () => {
    await fc.assert(
      fc.asyncProperty(rows, form, async (people, chosen) => {
        const file = await written(people, chosen);
        const cells = cellsOf(file, EXPORT_SEPARATORS[chosen.separator]).flat();
        expect(cells.filter(isFormula)).toEqual([]);
      }),
      RUNS,
    );
  });

  it('has no line, or part of one, that a spreadsheet runs as a formula when it splits at line breaks', async () => {
    await fc.assert(
      fc.asyncProperty(rows, form, async (people, chosen) => {
        const file = await written(people, chosen);
        const parts = file.split(/[\n\v\f\r\u0085\u2028\u2029]/u).flatMap((line) => {
          const [first = '', ...others] = line.split(/[,;\t]/);
          // Spreadsheets do not skip blanks before a sign in the middle of a line that they split.
          return [first, ...others.filter((other) => /^"*[=+\-@＝＋－＠]/u.test(other))];
        });
        expect(parts.filter(isFormula)).toEqual([]);
      }),
      RUNS,
    );
  });

  it('quotes every line break, even one that does not end a row', async () => {
    const file = await written([{ documentId: 'a', notes: 'first\n=1+1' }], {
      separator: 'semicolon',
      decimal: 'comma',
    });
    expect(file).toBe(`documentId;lastName;notes\r\na;;"first\n'=1+1"\r\n`);
  });
});
