import { z } from '@strapi/utils';
import { fileFrom, mayFillBy, requireAllContacts, type MayFill } from '../../bulk-jobs';
import { ID_COLUMN, type BulkJobDetails, type FileImportPlan } from '../../contracts/bulk-jobs';
import { PERMISSION_ACTIONS } from '../../contracts/permissions';
import { documentId, storableText } from '../../contracts/schemas/fields';
import { CONTACT_UID } from '../../contracts/uids';
import { textsIn } from '../../kernel/database/values';
import { isRecord } from '../../kernel/is-record';
import { conditions, segmentId } from './asked';
import type { Caller } from './caller';
import { changeFile, changeInWords, type SameValues } from './change-file';
import { chosenContacts, type Choice } from './chosen-contacts';
import { ToolRefusedError } from './refusal';
import { assistantTool, type ToolPorts } from './tool';

const { runBulkJobs } = PERMISSION_ACTIONS;

const MAX_CONTACTS = 5000;
const MAX_NAMED = 500;
const MAX_FINDINGS = 20;

/** The name of the bulk job shows the values to the person who approves it. */
const newValue = storableText(200).min(1).nullable();

const input = z
  .strictObject({
    contacts: z.array(documentId).min(1).max(MAX_NAMED).optional(),
    segment: segmentId.optional(),
    conditions: conditions.optional(),
    set: z
      .record(z.string().regex(/^[A-Za-z]\w{0,63}$/), newValue)
      .refine((set) => Object.keys(set).length > 0, { error: 'Name at least one field' })
      .describe('The new value of each field, the same for all contacts; null empties it'),
  })
  .refine(
    ({ conditions: asked, contacts, segment }) =>
      (contacts === undefined) !== ((segment ?? asked) === undefined),
    { error: 'Give either contacts, or a segment or conditions' },
  );

/** Plans the same change of many contacts, which a person approves. */
export const planBulkChange = assistantTool({
  name: 's360_plan_bulk_change',
  title: 'Plan a change of many contacts',
  description:
    'Plans to set the same values on many contacts, and says how many would change and what that costs in calls to S-360. Changes nothing: a person looks at the plan under Bulk jobs in the admin panel and starts it there. No tool can start or approve it. Once it has run, it can be undone as a whole.',
  offeredWith: { action: runBulkJobs },
  input,
  output: z.object({
    bulkJob: z.number().describe('Its number in the admin panel'),
    state: z.literal('planned'),
    contacts: z.number().describe('How many were chosen'),
    changed: z.number().describe('How many of them would change'),
    refused: z.number(),
    calls: z.number().describe('What sending the changes costs in calls to S-360'),
    findings: z.array(z.string()).describe('Why contacts are left out, or values look odd'),
    next: z.string(),
  }),
  async run({ set, ...choice }, caller, ports) {
    caller.requireEverywhere(runBulkJobs);
    await requireAllContacts(caller, ports.permittedEntries);
    const mayFill = mayFillBy(caller, ports.permissions);
    requireFields(Object.keys(set), mayFill);
    const documentIds = await idsOf(choice, caller, ports);
    const job = await plan(documentIds, set, mayFill, ports);
    return answer(job, documentIds.length, ports);
  },
});

/** As in a file; but a contact that is named keeps its id and its type. */
function requireFields(fields: readonly string[], mayFill: MayFill): void {
  const named = [ID_COLUMN, 'type'];
  const refused = fields.filter((field) => named.includes(field) || !mayFill(field));
  if (refused.length > 0)
    throw new ToolRefusedError(
      `The token may not read and change ${refused.join(', ')} of contacts.`,
    );
}

async function idsOf(
  { contacts, ...chosen }: Choice & { contacts?: readonly string[] | undefined },
  caller: Caller,
  ports: ToolPorts,
): Promise<string[]> {
  const readable = await chosenContacts(chosen, caller, ports);
  const named = contacts === undefined ? {} : { documentId: { $in: [...contacts] } };
  const rows = await ports.database
    .query(CONTACT_UID)
    .select(['documentId'])
    .where({ $and: [readable, named] })
    .orderBy({ id: 'asc' })
    .limit(MAX_CONTACTS + 1)
    .execute();
  const found = textsIn(rows, 'documentId');
  const missing = contacts?.filter((id) => !found.includes(id)) ?? [];
  if (missing.length > 0)
    throw new ToolRefusedError(
      `There are no such contacts, or the token may not read them: ${missing.slice(0, 10).join(', ')}`,
    );
  if (found.length === 0) throw new ToolRefusedError('No contact meets the conditions.');
  if (found.length > MAX_CONTACTS)
    throw new ToolRefusedError(`These are more than ${MAX_CONTACTS} contacts: narrow them down.`);
  return found;
}

function plan(
  documentIds: readonly string[],
  set: SameValues,
  mayFill: MayFill,
  { author, bulkJobs }: ToolPorts,
): Promise<BulkJobDetails> {
  const bytes = new TextEncoder().encode(changeFile(documentIds, set));
  const columns = [ID_COLUMN, ...Object.keys(set)];
  return bulkJobs.addFile(
    fileFrom(changeInWords(set), bytes),
    {
      mapping: Object.fromEntries(columns.map((column) => [column, column])),
      filled: 'overwrite',
      blanks: 'empty',
    },
    author(),
    mayFill,
  );
}

const isFilePlan = (given: unknown): given is FileImportPlan =>
  isRecord(given) && 'calls' in given && 'findings' in given;

function answer({ id, plan: planned }: BulkJobDetails, contacts: number, { words }: ToolPorts) {
  if (!isFilePlan(planned)) throw new Error(`Bulk job ${id} has no plan of a file.`);
  const { calls, counts, findings } = planned;
  return {
    bulkJob: id,
    state: 'planned' as const,
    contacts,
    changed: counts.changed ?? 0,
    refused: counts.refused ?? 0,
    calls,
    findings: findings
      .slice(0, MAX_FINDINGS)
      .map(({ reasons }) => reasons.map((one) => words.reason(one)).join('; ')),
    next: `Nothing was changed. A person opens bulk job ${id} under Bulk jobs in the admin panel, looks at it and starts it, or cancels it.`,
  };
}
