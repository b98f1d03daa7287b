import { rowsOfNumber } from '../../../server/src/identity/take-back/rows-of-number';
import type { Row } from '../../../server/src/kernel/database/strapi-database';

const NUMBER = { institution: 'myvenue', number: '1001' };

/** Rows of a history, the oldest first: field, value before and after, cause, institution. */
const history = (...rows: (string | null)[][]): Row[] =>
  rows.map(([field, oldValue, newValue, cause, institution], position) => ({
    id: position + 1,
    field: field ?? null,
    oldValue: oldValue ?? null,
    newValue: newValue ?? null,
    cause: cause ?? 'delivery',
    institution: institution ?? 'myvenue',
    changedAt: new Date(1_000 * position),
  }));

const rowsOf = (rows: Row[], takenBackId: number) =>
  rowsOfNumber(rows, NUMBER, rows[takenBackId - 1] ?? {});

describe('the history of a contact whose number was taken back', () => {
  it('is what came with the number, and what gave the values back', () => {
    const rows = history(
      ['town', null, 'Bern'],
      ['contactNumber', null, '1001'],
      ['town', 'Bern', 'Genf'],
      ['town', 'Genf', 'Chur', 'pull'],
      ['contactNumber', '1001', null, 'decision'],
      ['town', 'Chur', 'Bern', 'decision'],
      ['town', 'Bern', 'Thun', 'crm'],
    );
    const found = rowsOf(rows, 5);
    expect([...(found?.ownRows ?? [])].sort()).toEqual([2, 3, 4, 5, 6]);
    expect(found?.valuesBefore.size).toBe(0);
    expect([found?.linkedAt, found?.takenBackAt]).toEqual([new Date(1_000), new Date(4_000)]);
  });

  it('leaves the edits of others, which follow each other without it', () => {
    const rows = history(
      ['contactNumber', null, '1001'],
      ['town', 'Bern', 'Genf'],
      ['town', 'Genf', 'Thun', 'crm', null],
      ['town', 'Thun', 'Chur'],
      ['contactNumber', '1001', null, 'decision'],
      ['town', 'Chur', 'Thun', 'decision'],
    );
    const found = rowsOf(rows, 5);
    expect([...(found?.ownRows ?? [])].sort()).toEqual([1, 2, 4, 5, 6]);
    expect([...(found?.valuesBefore ?? [])]).toEqual([[3, 'Bern']]);
  });

  it('is nothing of other institutions, of an earlier link, or of consents', () => {
    const rows = history(
      ['contactNumber', null, '1001'],
      ['town', null, 'Basel'],
      ['contactNumber', '1001', null, 'decision'],
      ['contactNumber', null, '1001', 'decision'],
      ['town', 'Basel', 'Olten', 'delivery', 'museum'],
      ['consent:NEWS', null, 'allowed'],
      ['contactNumber', '1001', null, 'decision'],
    );
    expect([...(rowsOf(rows, 7)?.ownRows ?? [])].sort()).toEqual([4, 7]);
  });

  it('is unknown where the history does not say when the number was linked', () => {
    expect(rowsOf(history(['contactNumber', '1001', null, 'decision']), 1)).toBeNull();
  });
});
