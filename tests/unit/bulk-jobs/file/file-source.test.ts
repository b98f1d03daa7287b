import {
  fileSource,
  hasTooManyRows,
  headingsOf,
  MAX_COLUMNS,
  MAX_ROWS,
} from '../../../../server/src/bulk-jobs/file/file-source';

describe('the headings of a file', () => {
  it('are its first record, without surrounding spaces', () => {
    expect(headingsOf('Name ; E-mail\nMeyer;meyer@example.com', ';')).toEqual(['Name', 'E-mail']);
    expect(headingsOf('', ';')).toEqual([]);
  });

  it('are numbered when some are equal', () => {
    expect(headingsOf('Phone,Phone,Phone (2),Phone', ',')).toEqual([
      'Phone',
      'Phone (2)',
      'Phone (2) (2)',
      'Phone (3)',
    ]);
  });

  it('may be missing more than once', () => {
    expect(headingsOf('Name,,', ',')).toEqual(['Name', '', '']);
  });

  it('are cut off one above the maximum', () => {
    expect(headingsOf('a,'.repeat(40_000), ',')).toHaveLength(MAX_COLUMNS + 1);
  });
});

describe('the rows of a file', () => {
  it('are read in slices, from any position', async () => {
    const source = await fileSource('a\n1\n2\n3', ',', 1);
    expect((await source.take(1)).map(({ cells }) => cells)).toEqual([['2']]);
    expect(source.position()).toBe(2);
    expect(await source.take(5)).toHaveLength(1);
    expect(await source.take(5)).toEqual([]);
  });

  it('are limited to the maximum number', async () => {
    expect(await hasTooManyRows(`a\n${'1\n'.repeat(MAX_ROWS)}`, ',')).toBe(false);
    expect(await hasTooManyRows(`a\n${'1\n'.repeat(MAX_ROWS + 1)}`, ',')).toBe(true);
  });
});
