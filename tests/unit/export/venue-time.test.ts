import { amountIn, venueTime } from '../../../server/src/export';
import { exportedColumns } from '../../../server/src/export/columns';

const at = new Date('2027-07-12T18:00:00.000Z');

describe('a local time at a venue in an export', () => {
  it('is the time on the tickets, with its offset from UTC', () => {
    expect(venueTime(at, 'Europe/Zurich')).toBe('2027-07-12T20:00:00+02:00');
    expect(venueTime(at, 'America/New_York')).toBe('2027-07-12T14:00:00-04:00');
    expect(venueTime(at, 'UTC')).toBe('2027-07-12T18:00:00.000Z');
  });

  it('is followed by the name of its time zone', () => {
    const columns = exportedColumns(
      'order-lines',
      { performanceDate: { type: 'datetime' } },
      (_uid, attribute) => attribute === 'performanceDate',
      { currencies: [], timeZones: { myvenue: 'Europe/Zurich' } },
    );
    const cells = (row: object) =>
      columns.slice(1).map(({ cell, name }) => [name, cell({ ...row }, 'point')]);
    expect(cells({ performanceDate: at.toISOString(), institution: 'myvenue' })).toEqual([
      ['performanceDate', '2027-07-12T20:00:00+02:00'],
      ['performanceDateTimeZone', 'Europe/Zurich'],
    ]);
    expect(cells({ performanceDate: at, institution: 'unknown' })).toEqual([
      ['performanceDate', '2027-07-12T18:00:00.000Z'],
      ['performanceDateTimeZone', 'UTC'],
    ]);
    expect(cells({ performanceDate: null })).toEqual([
      ['performanceDate', ''],
      ['performanceDateTimeZone', ''],
    ]);
  });
});

describe('the amount that a contact spent, in an export,', () => {
  it('has a numeric column for each currency', () => {
    expect(amountIn('120.50 CHF, 80.00 EUR', 'EUR')).toBe('80.00');
    expect(amountIn('120.50 CHF', 'EUR')).toBeNull();
    const columns = exportedColumns(
      'contacts',
      { spentMoney: { type: 'string' } },
      (_uid, attribute) => attribute === 'spentMoney',
      { currencies: ['CHF', 'EUR'], timeZones: {} },
    );
    const row = { spentMoney: '120.50 CHF, 80.00 EUR' };
    expect(columns.slice(1).map(({ cell, name }) => [name, cell(row, 'comma')])).toEqual([
      ['spentMoney', '120.50 CHF, 80.00 EUR'],
      ['spent.CHF', '120,50'],
      ['spent.EUR', '80,00'],
    ]);
  });
});
