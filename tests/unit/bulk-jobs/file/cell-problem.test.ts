import { cellProblem } from '../../../../server/src/bulk-jobs/file/cell-problem';
import { readRow } from '../../../../server/src/bulk-jobs/file/row-values';
import { reason } from '../../../../server/src/contracts/reasons';

describe('a cell that a contact could not hold', () => {
  it.each([
    ['a value that is not listed', 'Z', { type: 'enumeration', enum: ['A', 'B'] }],
    ['more than the attribute allows', 'abcd', { type: 'text', maxLength: 3 }],
    ['less than the attribute asks for', 'a', { type: 'string', minLength: 2 }],
    ['more than the column of a text holds', 'x'.repeat(256), { type: 'string' }],
    ['more than its own column holds', 'abcd', { type: 'string', column: { args: [3] } }],
    ['another form', 'abc', { type: 'string', regex: '^[0-9]+$' }],
    ['no e-mail address', 'abc', { type: 'email' }],
  ])('has %s', (_what, value, attribute) => {
    expect(cellProblem('level', value, attribute)).toMatchObject({ values: { field: 'level' } });
  });

  it.each([
    ['a listed value', 'A', { type: 'enumeration', enum: ['A', 'B'] }],
    ['as much as the column holds', 'x'.repeat(255), { type: 'string' }],
    ['any length', 'x'.repeat(9_999), { type: 'text' }],
    ['a long text in one line', 'x'.repeat(999), { type: 'string', column: { type: 'text' } }],
    ['the form', '123', { type: 'string', regex: /^[0-9]+$/ }],
    ['an e-mail address', 'anna@example.com', { type: 'email' }],
  ])('is none that has %s', (_what, value, attribute) => {
    expect(cellProblem('level', value, attribute)).toBeNull();
  });

  const settings = {
    dates: 'dayFirst' as const,
    attributes: { level: { type: 'enumeration', enum: ['A'] } },
  };

  it('refuses its row; a blank one does not', () => {
    const file = {
      ...settings,
      headings: ['Name', 'Level'],
      mapping: { Name: 'lastName', Level: 'level' },
    };
    const read = (cells: string[]) =>
      readRow({ line: 2, cells, isBroken: false, isTooLong: false }, file);
    expect(read(['Keller', 'Z'])).toEqual({
      kind: 'refused',
      reasons: [reason('cellNotListed', { field: 'level' })],
    });
    expect(read(['Keller', ''])).toMatchObject({ kind: 'row' });
  });

  it('is not read from a column that is not mapped, whatever it is called', () => {
    const headings = ['Name', 'constructor', '__proto__'];
    const file = { ...settings, headings, mapping: { Name: 'lastName' } };
    const read = readRow(
      { line: 2, cells: ['Keller', 'x', 'y'], isBroken: false, isTooLong: false },
      file,
    );
    expect(read).toMatchObject({ kind: 'row', row: { fields: { lastName: 'Keller' } } });
    expect(read.kind === 'row' && Object.keys(read.row.fields)).toEqual(['lastName']);
  });
});
