import {
  columnsRead,
  FIELDS,
  filePlanOf,
  linesToLookAt,
  withColumn,
} from '../../../../../admin/src/features/bulk-jobs/fileColumns';
import { fieldLabelKey } from '../../../../../admin/src/shared/fields/fieldKeys';
import type { FileImportPlan } from '../../../../../server/src/contracts';
import { written } from '../../../../helpers/builders/reasons';

const plan: FileImportPlan = {
  counts: { rows: 4 },
  findings: [
    { line: 2, outcome: 'warning', reasons: [written('phone is odd')] },
    { line: 3, outcome: 'refused', reasons: [written('has no name')] },
    { line: 4, outcome: 'kept', reasons: [written('email differs')] },
    { line: 5, outcome: 'ambiguous', reasons: [written('two contacts match')] },
  ],
  calls: 0,
  headings: ['Vorname', 'Name'],
  mapping: { Vorname: 'firstName', Name: 'lastName' },
};

describe('the columns of a file', () => {
  it('can hold every field that has a name', () => {
    expect(FIELDS.filter((field) => fieldLabelKey(field) === null)).toEqual([]);
  });

  it('take a field from the column that had it: no two hold one', () => {
    expect(withColumn(plan.mapping, 'Name', 'firstName')).toEqual({ Name: 'firstName' });
  });

  it('can be left unread', () => {
    expect(withColumn(plan.mapping, 'Name', '')).toEqual({ Vorname: 'firstName' });
  });

  it('are those chosen, else those found, and none while no column is read', () => {
    const unread = { ...plan, mapping: {} };
    expect(columnsRead(plan, {})).toEqual(plan.mapping);
    expect(columnsRead(unread, {})).toBeNull();
    expect(columnsRead(unread, { mapping: { Name: 'email' } })).toEqual({ Name: 'email' });
    expect(columnsRead(plan, { mapping: {} })).toBeNull();
  });
});

describe('the dry run of a file', () => {
  it('shows first the lines that are not taken in', () => {
    expect(linesToLookAt(plan, 'leftOut', 20).map(({ line }) => line)).toEqual([3, 5]);
    expect(linesToLookAt(plan, 'leftOut', 1).map(({ line }) => line)).toEqual([3]);
  });

  it('shows the lines with odd values by themselves: they are taken in', () => {
    expect(linesToLookAt(plan, 'odd', 20).map(({ line }) => line)).toEqual([2]);
  });

  it('is known from the plans of other bulk jobs', () => {
    expect(filePlanOf({ kind: 'file', plan })).toBe(plan);
    expect(filePlanOf({ kind: 'push', plan })).toBeNull();
    expect(filePlanOf({ kind: 'file', plan: null })).toBeNull();
  });
});
