import { changeFile, changeInWords } from '../../../../server/src/app/assistant/change-file';
import { csvRecords, detectSeparator } from '../../../../server/src/bulk-jobs/file/csv';
import { textOfCell } from '../../../../server/src/kernel/text/cell-text';

const ODD = [
  'Bern',
  'a, b; c\td',
  '"quoted"',
  'two\nlines',
  '=1+1',
  "'=1+1",
  '-@x',
  ' padded ',
  '\u202Eright to left',
];

describe('the file of a change that an AI client plans', () => {
  it.each(ODD)('is read by an import as it was meant, with the value %j', (value) => {
    const file = changeFile(['one', 'two'], { town: value, notes: null });
    expect(detectSeparator(file)).toBe(',');
    const read = [...csvRecords(file, ',')].map(({ cells }) => cells.map(textOfCell));
    expect(read).toEqual([
      ['documentId', 'town', 'notes'],
      ['one', value, ''],
      ['two', value, ''],
    ]);
  });

  it('has a name of one line that says what it sets, and no more than a screen shows', () => {
    expect(changeInWords({ town: 'Bern\nnot Basel', notes: null })).toBe(
      'town: “Bern not Basel”, notes: –',
    );
    expect(changeInWords({ town: 'x'.repeat(1000) }).length).toBeLessThan(260);
  });
});
