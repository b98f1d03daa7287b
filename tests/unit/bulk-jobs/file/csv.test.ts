import {
  csvRecords,
  detectSeparator,
  LONGEST_RECORD,
  type Separator,
} from '../../../../server/src/bulk-jobs/file/csv';
import { decodeFile, withoutNul } from '../../../../server/src/bulk-jobs/file/decode-file';

const cellsOf = (text: string, separator: Separator = ',') =>
  [...csvRecords(text, separator)].map(({ cells }) => cells);

describe('the records of a CSV text', () => {
  it.each([
    [
      'plain cells',
      'a,b\nc,d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'Windows line ends',
      'a,b\r\nc,d\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'old Mac line ends',
      'a,b\rc,d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['quotes around a separator', '"a,b",c', [['a,b', 'c']]],
    ['doubled quotes', '"say ""hi""",c', [['say "hi"', 'c']]],
    [
      'a line break in quotes',
      '"a\r\nb",c\nd,e',
      [
        ['a\r\nb', 'c'],
        ['d', 'e'],
      ],
    ],
    [
      'blank cells',
      ',a,\n,,',
      [
        ['', 'a', ''],
        ['', '', ''],
      ],
    ],
    ['empty quotes', '"",a', [['', 'a']]],
    ['a quote inside a cell', 'a "b" c,d', [['a "b" c', 'd']]],
    ['text after a closing quote', '"a"b,c', [['ab', 'c']]],
    [
      'empty lines',
      'a,b\n\n\r\nc,d\n\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['a byte order mark', '\uFEFFa,b', [['a', 'b']]],
    ['a quoted first cell after a byte order mark', '\uFEFF"a",b', [['a', 'b']]],
    ['an empty text', '', []],
  ])('are read with %s', (_what, text, cells) => {
    expect(cellsOf(text)).toEqual(cells);
  });

  it.each<[Separator]>([[','], [';'], ['\t']])('are separated by %j', (separator) => {
    expect(cellsOf(['a', 'b', 'c'].join(separator), separator)).toEqual([['a', 'b', 'c']]);
  });

  it('know the line that they begin on', () => {
    const records = [...csvRecords('a\n"b\nb"\r\n\r\nc', ',')];
    expect(records.map(({ line }) => line)).toEqual([1, 2, 5]);
  });

  it('report a quote that is never closed', () => {
    const records = [...csvRecords('a,b\nc,"d\ne,f', ',')];
    expect(records.map(({ isBroken }) => isBroken)).toEqual([false, true]);
    expect(records[1]?.cells).toEqual(['c', 'd\ne,f']);
  });

  it.each([
    ['a quote that is never closed', 'x,"' + '""'.repeat(LONGEST_RECORD)],
    ['endless cells', ','.repeat(LONGEST_RECORD * 2)],
    ['one endless cell', 'x'.repeat(LONGEST_RECORD * 2)],
  ])('end with an overlong record in the case of %s', (_what, text) => {
    const records = [...csvRecords(`a,b\n${text}\nc,d`, ',')];
    expect(records.map(({ isTooLong, line }) => [line, isTooLong])).toEqual([
      [1, false],
      [2, true],
    ]);
    expect(records[1]?.cells).toEqual([]);
  });

  it('end with an overlong record when empty lines never end', () => {
    const records = [...csvRecords(`a,b${'\r\n'.repeat(LONGEST_RECORD)}c,d`, ',')];
    expect(records.map(({ isTooLong }) => isTooLong)).toEqual([false, true]);
    const few = [...csvRecords(`a,b${'\n'.repeat(LONGEST_RECORD / 2)}c,d`, ',')];
    expect(few.map(({ cells }) => cells)).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
  });

  it('are read lazily, so that the first record of a large file is available at once', () => {
    const records = csvRecords('a,b\n'.repeat(2_000_000), ',');
    const startedAt = performance.now();
    expect(records.next().value).toMatchObject({ cells: ['a', 'b'] });
    const firstMs = performance.now() - startedAt;
    expect([...records]).toHaveLength(2_000_000 - 1);
    expect(firstMs).toBeLessThan((performance.now() - startedAt) / 5);
  });
});

describe('the detected separator of a CSV text', () => {
  it.each<[string, Separator]>([
    ['a,b,c\n1,2,3', ','],
    ['name;first name;town, country', ';'],
    ['a\tb\tc', '\t'],
    ['"a;b;c;d",e', ','],
    ['email', ','],
    ['', ','],
  ])('in %j is %j', (text, separator) => {
    expect(detectSeparator(text)).toBe(separator);
  });
});

describe('the text of an uploaded file', () => {
  it.each([
    ['UTF-8', new TextEncoder().encode('Zoé;Müller'), 'utf-8'],
    ['UTF-8 with a byte order mark', new TextEncoder().encode('\uFEFFZoé;Müller'), 'utf-8'],
    ['windows-1252', Buffer.from('Zoé;Müller', 'latin1'), 'windows-1252'],
    [
      'UTF-16 as spreadsheet programs save it',
      Buffer.from('\uFEFFZoé;Müller', 'utf16le'),
      'utf-16',
    ],
  ])('is decoded as %s', async (_what, bytes, encoding) => {
    expect(await decodeFile(new Uint8Array(bytes))).toEqual({ text: 'Zoé;Müller', encoding });
  });

  it('keeps the euro sign of windows-1252, which Latin-1 does not have', async () => {
    expect((await decodeFile(new Uint8Array([0x80, 0xe9]))).text).toBe('€é');
  });

  it.each(['utf8', 'latin1', 'utf16le'] as const)(
    'is decoded completely in slices of %s',
    async (encoding) => {
      const text = `\uFEFF${'Zoé Müller;'.repeat(30_001)}`.slice(encoding === 'utf16le' ? 0 : 1);
      const { text: read } = await decodeFile(new Uint8Array(Buffer.from(text, encoding)));
      expect(read).toBe('Zoé Müller;'.repeat(30_001));
    },
  );

  it('loses its NUL characters before it is stored', async () => {
    expect(await withoutNul('a\u0000b'.repeat(50_000))).toBe('ab'.repeat(50_000));
  });
});
