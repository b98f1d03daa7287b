import { amountCell, cellOf, rateCell, seatsCell } from '../../../server/src/export/cells';
import { safeText, textOfCell } from '../../../server/src/kernel/text/cell-text';
import { randomFrom } from '../../helpers/runs/random';

describe('a cell of an export', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+SUM(A1)', "'+SUM(A1)"],
    ['-cmd|calc', "'-cmd|calc"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1+1', "'\t'=1+1"],
    ['  =1+1', "'  =1+1"],
    ['\u00A0=1+1', "'\u00A0=1+1"],
    ['\u200B\uFEFF@SUM(A1)', "'\u200B\uFEFF@SUM(A1)"],
    ['\u0000-cmd|calc', "'\u0000-cmd|calc"],
    ['"=1+1"', `'"=1+1"`],
    ['＝1+1', "'＝1+1"],
    ['⁺1', "'⁺1"],
    ['﹦1+1', "'﹦1+1"],
    ['＋1+1', "'＋1+1"],
    ['－1+1', "'－1+1"],
    ['＠SUM(A1)', "'＠SUM(A1)"],
    ['Rochat\n=1+1', "Rochat\n'=1+1"],
    ['Rochat\u2028 =1+1', "Rochat\u2028' =1+1"],
    ['Rochat;=1+1,-cmd|calc', "Rochat;'=1+1,'-cmd|calc"],
  ])('with %j is escaped so that no spreadsheet runs it', (value, cell) => {
    expect(cellOf(value, 'comma')).toBe(cell);
  });

  it.each([
    '+41 79 000 00 00',
    '-12.50',
    '-12,50',
    'Anaïs; "Rochat"',
    'a=b',
    'Loge 5, - 2e étage; + 2 enfants',
    'Tel.\n+41 79 000 00 00\n-12.50',
  ])('with %j is written unchanged', (value) => {
    expect(cellOf(value, 'comma')).toBe(value);
  });

  it.each([
    ["'=1+1", "''=1+1"],
    ["'- by the aisle", "''- by the aisle"],
    ["Rochat\n'- by the aisle", "Rochat\n''- by the aisle"],
    ["L'Opéra - l'aile", "L'Opéra - l'aile"],
  ])('with %j keeps its own apostrophe distinguishable from an added one', (value, cell) => {
    expect(cellOf(value, 'comma')).toBe(cell);
    expect(textOfCell(cell)).toBe(value);
  });

  it('is read back as the original text, whatever the text contains', () => {
    const random = randomFrom(7);
    const signs: [string, ...string[]] = [
      '=',
      '+',
      '-',
      '@',
      '＝',
      "'",
      '"',
      ' ',
      '\t',
      '\n',
      '\r',
      ';',
      ',',
      '1',
      'a',
      '\u200b',
    ];
    for (let round = 0; round < 20_000; round += 1) {
      const text = Array.from({ length: random.below(10) }, () => random.oneOf(signs)).join('');
      expect(textOfCell(safeText(text))).toBe(text);
    }
  });

  it('shows amounts as numbers with the digits of their currency', () => {
    expect(amountCell('50000', 2, 'point')).toBe('50.00');
    expect(amountCell(1500000, 0, 'point')).toBe('1500');
    expect(amountCell('-5', 2, 'point')).toBe('-0.005');
    expect(amountCell(null, 2, 'point')).toBe('');
  });

  it('shows rates as numbers of percent', () => {
    expect(rateCell(8100, 'comma')).toBe('8,1');
    expect(rateCell(10_000, 'point')).toBe('10');
    expect(rateCell(null, 'point')).toBe('');
  });

  it('uses the chosen decimal mark in numbers only', () => {
    expect(amountCell('-12500', 2, 'comma')).toBe('-12,50');
    expect(cellOf(560.5, 'comma')).toBe('560,5');
    expect(cellOf(560.5, 'point')).toBe('560.5');
    expect(cellOf('2.0', 'comma')).toBe('2.0');
  });

  it('names seats by area, row and number', () => {
    const seats = [
      { movementId: '1', area: 'Stalls', row: 'C', seatNumber: '7', holder: '12' },
      { movementId: '2', area: null, row: 'C', seatNumber: '8' },
      { movementId: '3' },
    ];
    expect(seatsCell(seats)).toBe('Stalls C 7, C 8');
  });
});
