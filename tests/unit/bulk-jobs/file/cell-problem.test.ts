import { cellProblem } from '../../../../server/src/bulk-jobs/file/cell-problem';
import { readRow } from '../../../../server/src/bulk-jobs/file/row-values';
import { reason } from '../../../../server/src/contracts/reasons';

describe('a cell of a file import', () => {
  it.each([
    ['an unlisted value', 'Z', { type: 'enumeration', enum: ['A', 'B'] }],
    ['more than the maximum of the attribute', 'abcd', { type: 'text', maxLength: 3 }],
    ['less than the minimum of the attribute', 'a', { type: 'string', minLength: 2 }],
    ['more than a text column can store', 'x'.repeat(256), { type: 'string' }],
    ['more than its own column can store', 'abcd', { type: 'string', column: { args: [3] } }],
    ['a text that does not match the pattern', 'abc', { type: 'string', regex: '^[0-9]+$' }],
    ['an invalid email address', 'abc', { type: 'email' }],
  ])('is invalid with %s', (_what, value, attribute) => {
    expect(cellProblem('level', value, attribute)).toMatchObject({ values: { field: 'level' } });
  });

  it.each([
    ['a listed value', 'A', { type: 'enumeration', enum: ['A', 'B'] }],
    ['as much as the column can store', 'x'.repeat(255), { type: 'string' }],
    ['a text of any length', 'x'.repeat(9_999), { type: 'text' }],
    ['a long single-line text', 'x'.repeat(999), { type: 'string', column: { type: 'text' } }],
    ['a text that matches the pattern', '123', { type: 'string', regex: /^[0-9]+$/ }],
    ['an email address', 'anna@example.com', { type: 'email' }],
  ])('is valid with %s', (_what, value, attribute) => {
    expect(cellProblem('level', value, attribute)).toBeNull();
  });

  const settings = {
    dates: 'dayFirst' as const,
    today: '2026-03-01',
    attributes: { level: { type: 'enumeration', enum: ['A'] } },
  };

  it('refuses its row when it is invalid, but not when it is blank', () => {
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

  it('is left out with a warning when it is a birth date in the future', () => {
    const file = {
      ...settings,
      headings: ['Name', 'Born'],
      mapping: { Name: 'lastName', Born: 'birthDate' },
    };
    const born = (date: string) =>
      readRow({ line: 2, cells: ['Keller', date], isBroken: false, isTooLong: false }, file);
    expect(born('2.3.2026')).toMatchObject({
      row: {
        fields: { lastName: 'Keller' },
        warnings: [{ field: 'birthDate', reason: reason('birthDateInFuture') }],
      },
    });
    expect(born('2.3.2026')).not.toHaveProperty('row.fields.birthDate');
    expect(born('1.3.2026')).toHaveProperty('row.fields.birthDate', '2026-03-01');
    expect(born('unknown')).toHaveProperty('row.fields.birthDate', 'unknown');
  });

  it('is ignored in an unmapped column, whatever the column is called', () => {
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
