import { blankRecords } from '../../../../server/src/bulk-jobs/file/blank-records';
import { csvRecords } from '../../../../server/src/bulk-jobs/file/csv';

const records = (text: string) =>
  [...csvRecords(text, ';')].map(({ cells, line }) => ({ cells, line }));

describe('the text of a file', () => {
  const text = 'Name;Note\r\nAda;"one\ntwo"\r\n\r\nBen;"a ""b"""\r\nCid;\r\n';

  it('keeps the positions, lines and cells of all records when one is blanked', () => {
    const blanked = blankRecords(text, ';', ({ cells }) => cells[0] === 'Ben');
    expect(records(blanked ?? '')).toEqual(
      records(text).map((record) =>
        record.cells[0] === 'Ben' ? { ...record, cells: ['', ''] } : record,
      ),
    );
  });

  it('keeps the lines that follow a blanked record of two lines', () => {
    const blanked = blankRecords(text, ';', ({ cells }) => cells[0] === 'Ada') ?? '';
    expect(blanked).not.toContain('two');
    expect(records(blanked).map(({ line }) => line)).toEqual(records(text).map(({ line }) => line));
  });

  it('still has a record where its only cell is blanked', () => {
    expect(records(blankRecords('E-Mail\nada@example.com\n', ';', () => true) ?? '')).toHaveLength(
      2,
    );
  });

  it('is not written anew when nothing is blanked', () => {
    expect(blankRecords(text, ';', () => false)).toBeNull();
  });
});
