import type { FileImportPlan } from '../../contracts/bulk-jobs';
import { isRecord } from '../../kernel/is-record';
import type { FileSettings } from './file-import';

type Named = Pick<FileSettings, 'headings' | 'mapping'>;

/** The same columns under names that say nothing. */
export const blankHeadings = <Columns extends Named>(columns: Columns): Columns => {
  const names = columns.headings.map((_heading, index) => `#${index + 1}`);
  const nameOf = (heading: string) => names[columns.headings.indexOf(heading)] ?? '#';
  const fields = Object.entries(columns.mapping);
  return {
    ...columns,
    headings: names,
    mapping: Object.fromEntries(fields.map(([heading, field]) => [nameOf(heading), field])),
  };
};

/** Whether a stored plan is one of a file. */
export const isFilePlan = (plan: unknown): plan is FileImportPlan =>
  isRecord(plan) && Array.isArray(plan.headings) && isRecord(plan.mapping);
