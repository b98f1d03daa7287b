import type { BulkJobDetails, FileImportPlan } from '../../contracts/bulk-jobs';
import { isRecord } from '../../kernel/is-record';
import type { FileSettings } from './file-import';

type Named = Pick<FileSettings, 'headings' | 'mapping'>;

const named = (headings: readonly string[], mapping: Named['mapping']): Named['mapping'] =>
  Object.fromEntries(
    Object.entries(mapping).map(([heading, field]) => [`#${headings.indexOf(heading) + 1}`, field]),
  );

/** The same columns under names that say nothing. */
export const blankHeadings = <Columns extends Named>(columns: Columns): Columns => ({
  ...columns,
  headings: columns.headings.map((_heading, index) => `#${index + 1}`),
  mapping: named(columns.headings, columns.mapping),
});

/** Whether a stored plan is one of a file. */
export const isFilePlan = (plan: unknown): plan is FileImportPlan =>
  isRecord(plan) && Array.isArray(plan.headings) && isRecord(plan.mapping);

/** A file's bulk job for those who may not see what stands in the file: it may begin with a person. */
export function withoutHeadings({ choices, plan, ...job }: BulkJobDetails): BulkJobDetails {
  if (!isFilePlan(plan)) return { ...job, choices, plan };
  const mapping = choices?.mapping && named(plan.headings, choices.mapping);
  return { ...job, plan: blankHeadings(plan), choices: choices && { ...choices, mapping } };
}
