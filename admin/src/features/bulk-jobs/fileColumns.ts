import { ID_COLUMN } from '../../../../server/src/contracts';
import { STANDARD_FIELDS } from '../../../../server/src/contracts/standard-fields';
import type {
  BulkPushPlan,
  FileImportPlan,
  BulkJobFile,
  BulkJobKind,
  Reason,
} from '../../../../server/src/contracts';

/** The fields that a column may contain. A venue's own fields come from the server's proposal. */
export const FIELDS: readonly string[] = ['type', ...STANDARD_FIELDS.map(({ name }) => name)];

/** Assigns another field to a column; an empty field means that the column is not read. */
export function withColumn(
  mapping: Readonly<Record<string, string>>,
  heading: string,
  field: string,
): Record<string, string> {
  const others = Object.entries(mapping).filter(
    ([other, taken]) => other !== heading && taken !== field,
  );
  return Object.fromEntries(field === '' ? others : [...others, [heading, field]]);
}

/** The chosen assignment of columns, or else the detected one; `null` while no column is read. */
export function columnsRead(
  plan: FileImportPlan,
  { mapping = plan.mapping }: BulkJobFile.Settings,
): Readonly<Record<string, string>> | null {
  return Object.keys(mapping).length === 0 ? null : mapping;
}

/** Whether the new contacts of a file would have no name; with ids, a file creates none. */
export function isWithoutNames(mapping: Readonly<Record<string, string>>): boolean {
  const fields = Object.values(mapping);
  return !['lastName', 'structureName', ID_COLUMN].some((field) => fields.includes(field));
}

export function linesToLookAt(
  { findings }: FileImportPlan,
  of: 'leftOut' | 'odd',
  most: number,
): FileImportPlan['findings'] {
  const outcomes = of === 'odd' ? ['warning'] : ['refused', 'ambiguous'];
  return findings.filter(({ outcome }) => outcomes.includes(outcome)).slice(0, most);
}

/** Stands for further contacts in a finding, which names ten at most. */
export const MORE_CONTACTS = '…';

/** The ids of the contacts that a line fits, from a finding; none of another finding. */
export function contactsThatFit({ code, values: { contacts } }: Reason): readonly string[] {
  return code === 'rowMatches' && typeof contacts === 'string' ? contacts.split(', ') : [];
}

/** The dry run of a file import; `null` for other bulk jobs. */
export function filePlanOf({
  kind,
  plan,
}: {
  kind: BulkJobKind;
  plan: unknown;
}): FileImportPlan | null {
  return kind === 'file' && isFilePlan(plan) ? plan : null;
}

/** The dry run of a bulk push; `null` for other bulk jobs. */
export function pushPlanOf({
  kind,
  plan,
}: {
  kind: BulkJobKind;
  plan: unknown;
}): Pick<BulkPushPlan, 'counts'> | null {
  return kind === 'push' && isPushPlan(plan) ? plan : null;
}

function isPushPlan(plan: unknown): plan is Pick<BulkPushPlan, 'counts'> {
  return typeof plan === 'object' && plan !== null && 'counts' in plan;
}

function isFilePlan(plan: unknown): plan is FileImportPlan {
  return typeof plan === 'object' && plan !== null && 'findings' in plan && 'headings' in plan;
}
