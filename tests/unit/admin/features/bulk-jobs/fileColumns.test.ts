import {
  columnsRead,
  contactsThatFit,
  FIELDS,
  filePlanOf,
  isWithoutNames,
  linesToLookAt,
  withColumn,
} from '../../../../../admin/src/features/bulk-jobs/fileColumns';
import { fieldLabelKey } from '../../../../../admin/src/shared/fields/fieldKeys';
import { reason, type FileImportPlan } from '../../../../../server/src/contracts';
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

describe('the column mapping of a file import', () => {
  it('offers only fields that have a label', () => {
    expect(FIELDS.filter((field) => fieldLabelKey(field) === null)).toEqual([]);
  });

  it('moves a field from one column to another, as no two columns can have the same field', () => {
    expect(withColumn(plan.mapping, 'Name', 'firstName')).toEqual({ Name: 'firstName' });
  });

  it('can leave a column out', () => {
    expect(withColumn(plan.mapping, 'Name', '')).toEqual({ Vorname: 'firstName' });
  });

  it('is the chosen one, otherwise the detected one, and null when it has no column', () => {
    const unread = { ...plan, mapping: {} };
    expect(columnsRead(plan, {})).toEqual(plan.mapping);
    expect(columnsRead(unread, {})).toBeNull();
    expect(columnsRead(unread, { mapping: { Name: 'email' } })).toEqual({ Name: 'email' });
    expect(columnsRead(plan, { mapping: {} })).toBeNull();
  });
});

describe('the new contacts of a file import', () => {
  it.each([
    ['an e-mail only', { Mail: 'email' }, true],
    ['a first name only', { First: 'firstName', Mail: 'email' }, true],
    ['a last name', { Last: 'lastName' }, false],
    ['a company name', { Firm: 'structureName' }, false],
    ['the ids of contacts, so that none is new', { Id: 'documentId', Mail: 'email' }, false],
  ])('may be without a name when the columns hold %s', (_what, mapping, isExpected) => {
    expect(isWithoutNames(mapping)).toBe(isExpected);
  });
});

describe('the dry run of a file import', () => {
  it('lists the lines that are not imported first', () => {
    expect(linesToLookAt(plan, 'leftOut', 20).map(({ line }) => line)).toEqual([3, 5]);
    expect(linesToLookAt(plan, 'leftOut', 1).map(({ line }) => line)).toEqual([3]);
  });

  it('lists the imported lines with odd values separately', () => {
    expect(linesToLookAt(plan, 'odd', 20).map(({ line }) => line)).toEqual([2]);
  });

  it('is recognized by the kind of the bulk job', () => {
    expect(filePlanOf({ kind: 'file', plan })).toBe(plan);
    expect(filePlanOf({ kind: 'push', plan })).toBeNull();
    expect(filePlanOf({ kind: 'file', plan: null })).toBeNull();
  });
});

describe('a finding of a line', () => {
  it('names the contacts that the line fits, so that they can be looked at', () => {
    const fits = reason('rowMatches', { contacts: 'anna, anne, …' });
    expect(contactsThatFit(fits)).toEqual(['anna', 'anne', '…']);
    expect(contactsThatFit(reason('rowMatchesNew', { count: 2 }))).toEqual([]);
    expect(contactsThatFit(written('has no name'))).toEqual([]);
  });
});
