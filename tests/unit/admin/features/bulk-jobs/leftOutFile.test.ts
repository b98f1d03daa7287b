import {
  leftOutFile,
  leftOutFileName,
} from '../../../../../admin/src/features/bulk-jobs/leftOutFile';
import type { LeftOutLines, Reason } from '../../../../../server/src/contracts';

const leftOut = (name: string) => `${name}-left-out`;

const words = { heading: 'Why', inWords: ({ code }: Reason) => `because ${code}` };

const lines = (changes: Partial<LeftOutLines> = {}): LeftOutLines => ({
  fileName: 'people.csv',
  separator: ';',
  headings: ['First name', 'Last name'],
  lines: [],
  ...changes,
});

describe('the file of the lines that an import left out', () => {
  it('has the cells as they stand in the file, and the reasons in a column of their own', () => {
    const line = {
      line: 4,
      reasons: [{ code: 'rowNameless' as const, values: {} }],
      cells: ['Anna "Ani"', 'Muster; Beispiel'],
    };
    expect(leftOutFile(lines({ lines: [line] }), words)).toBe(
      '\uFEFFFirst name;Last name;Why\r\n"Anna ""Ani""";"Muster; Beispiel";because rowNameless',
    );
  });

  it('keeps the reasons in the last column of lines with fewer or more cells', () => {
    const shorter = { line: 2, reasons: [], cells: ['Anna'] };
    const longer = { line: 3, reasons: [], cells: ['Anna', 'Muster', 'Bern'] };
    expect(leftOutFile(lines({ lines: [shorter, longer] }), words)).toBe(
      '\uFEFFFirst name;Last name;;Why\r\nAnna;;;\r\nAnna;Muster;Bern;',
    );
  });

  it('is named after the imported file', () => {
    expect(leftOutFileName(lines(), leftOut)).toBe('people-left-out.csv');
    expect(leftOutFileName(lines({ fileName: 'people' }), leftOut)).toBe('people-left-out.csv');
  });
});
