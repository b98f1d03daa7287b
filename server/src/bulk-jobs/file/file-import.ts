import { CONTACT_UID } from '../../contracts/uids';
import { takingTurns } from '../../kernel/turns';
import {
  type ChangedContact,
  type CanonicalSettings,
  type ContactRecord,
  type HistoryEntry,
  type ContactChange,
  type ContactStore,
  type ContactTransaction,
  type NewContact,
  keyNextExcluded,
} from '../../contacts';
import type { StrapiDatabase } from '../../kernel/database/strapi-database';
import type { InstitutionRegistry } from '../../institutions';
import { holdForApproval, type GuardedSettings } from '../guard-of-bulk-job';
import type { StepResult } from '../bulk-job-runner';
import type { BulkJobRecord, BulkJobStore } from '../bulk-job-store';
import type { Evaluated } from '../push/push-slice';
import type { CheckedAttribute } from './cell-problem';
import type { BulkJobFile } from '../../contracts/bulk-jobs';
import type { CsvRecord, Separator } from './csv';
import { candidatesInCrm } from './file-candidates';
import { erasedLines } from './erased-lines';
import { fileSource, type FileSource } from './file-source';
import type { FilePolicy } from './evaluate-row';
import { addRowCounts, evaluatedInTurns, isLeftOut, type EvaluatedRow } from './evaluate-rows';
import { knownContacts, type KnownContacts } from './known-contacts';
import { addNotCreated, linkCreated, wantingNew } from './link-created';
import type { RowSettings } from './row-values';

/** How a file is read, and what its values may overwrite. */
export interface FileSettings extends GuardedSettings, Required<BulkJobFile.Settings> {
  fileName: string;
  separator: Separator;
  encoding: string;
  headings: string[];
  /** Lines that are stored blank, because they were about erased persons. */
  erasedLines?: number[];
}

export interface FileImportPorts {
  database: StrapiDatabase;
  store: ContactStore;
  bulkJobs: BulkJobStore;
  institutions: InstitutionRegistry;
  canonical: CanonicalSettings;
  attributesOf(uid: string): Record<string, CheckedAttribute>;
  now(): Date;
  announce(changed: readonly ChangedContact[]): Promise<void>;
}

/** Rows per transaction. */
export const FILE_SLICE = 100;

export const rowContext = (
  settings: FileSettings,
  { attributesOf, canonical, now }: Pick<FileImportPorts, 'attributesOf' | 'canonical' | 'now'>,
) => ({
  settings: {
    ...canonical,
    ...settings,
    today: now().toISOString().slice(0, 10),
    attributes: attributesOf(CONTACT_UID),
  } satisfies RowSettings,
  policy: { ...canonical, filled: settings.filled, blanks: settings.blanks } satisfies FilePolicy,
});

export function fileImportSteps(ports: FileImportPorts) {
  const sources = new Map<number, FileSource>();

  async function sourceOf(job: BulkJobRecord): Promise<FileSource> {
    const known = sources.get(job.id);
    if (known?.position() === job.cursor) return known;
    const { separator } = job.settings as FileSettings;
    const source = await fileSource(await ports.bulkJobs.content(job.id), separator, job.cursor);
    sources.set(job.id, source);
    return source;
  }

  /** Imports one slice of a file, in one transaction with the cursor: a crash repeats nothing. */
  return async function step(job: BulkJobRecord): Promise<StepResult> {
    // Excluded items need keys before contacts are searched by them. This goes page by page,
    // because the lease is short.
    for (const { contacts } of wantingNew(ports.institutions.all()))
      if (await keyNextExcluded(ports.database, contacts)) return 'again';
    const records = await (await sourceOf(job)).take(FILE_SLICE);
    if (records.length === 0) {
      sources.delete(job.id);
      const ended = { state: 'done' as const, endedAt: ports.now() };
      await ports.bulkJobs.change(job.id, { state: 'running', cursor: job.cursor }, ended);
      return 'again';
    }
    const changed = await ports.store.transaction((transaction) =>
      writeSlice(job, records, ports, transaction),
    );
    if (changed === null) return 'later';
    await ports.announce(changed);
    return 'again';
  };
}

async function writeSlice(
  job: BulkJobRecord,
  records: readonly CsvRecord[],
  ports: FileImportPorts,
  transaction: ContactTransaction,
): Promise<ChangedContact[] | null> {
  const { database, bulkJobs, store } = ports;
  const settings = job.settings as FileSettings;
  const here = { state: 'running' as const, cursor: job.cursor };
  const cursor = job.cursor + records.length;
  // Locks the bulk job first, so that a pause or another process comes before or after the slice.
  if (!(await bulkJobs.change(job.id, here, { cursor }))) return null;
  await transaction.holdNewContacts();
  const context = rowContext(settings, ports);
  const candidates = await candidatesInCrm(database, records, context.settings);
  const contacts = await transaction.lockContacts(candidates.map(({ documentId }) => documentId));
  const known = knownContacts();
  known.add(contacts);
  const { newDocumentId } = store;
  const erased = await erasedLines(records, context.settings, ports);
  const rows = await evaluatedInTurns(records, known, { ...context, erased, newDocumentId });
  const { changed, evaluated } = await writeRows(job, {
    rows,
    contacts,
    known,
    ports,
    transaction,
  });
  const counts = addNotCreated(addRowCounts(job.counts, rows), evaluated);
  const leftOut = [...(job.progress.leftOut ?? []), ...rows.filter(isLeftOut).map(lineOf)];
  const progress = { ...job.progress, leftOut };
  await bulkJobs.change(job.id, { state: 'running' }, { counts, processed: cursor, progress });
  return changed;
}

const lineOf = ({ line }: EvaluatedRow): number => line;

interface Writing {
  rows: readonly EvaluatedRow[];
  contacts: readonly ContactRecord[];
  known: KnownContacts;
  ports: FileImportPorts;
  transaction: ContactTransaction;
}

async function writeRows(
  job: BulkJobRecord,
  writing: Writing,
): Promise<{ changed: ChangedContact[]; evaluated: Evaluated[] }> {
  const { ports, transaction } = writing;
  const at = ports.now();
  const turn = takingTurns();
  const created = createdIn(writing, at);
  const changes = changesIn(writing, at);
  await turn();
  await transaction.insertContacts(created);
  await turn();
  await transaction.updateContacts(changes);
  await turn();
  await transaction.addHistory([
    ...created.map(({ documentId }) => historyEntry(job, documentId, at)),
    ...changes.flatMap(({ contact, changes: fields, updatedAt }) =>
      Object.entries(fields).map(([field, newValue]) => ({
        ...historyEntry(job, contact.documentId, updatedAt),
        field,
        oldValue: contact.fields[field] ?? null,
        newValue,
      })),
    ),
  ]);
  await turn();
  const createdIds = created.map(({ documentId }) => documentId);
  const changedIds = changes.map(({ contact }) => contact.documentId);
  const evaluated = await passOn(job, { created, changedIds, at }, writing);
  const changed = [
    ...createdIds.map((documentId) => ({ documentId, created: true, changedFields: [] })),
    ...changes.map(({ changes: fields, contact }) => ({
      documentId: contact.documentId,
      created: false,
      changedFields: Object.keys(fields),
    })),
  ];
  return { changed, evaluated };
}

function createdIn({ known, rows }: Writing, updatedAt: Date) {
  return rows.flatMap(({ contactDocumentId, evaluation }) => {
    const made = evaluation?.kind === 'create' ? known.get(contactDocumentId ?? '') : undefined;
    return made ? [{ ...made, fields: { ...made.fields }, updatedAt }] : [];
  });
}

/** The changes of all rows together to existing contacts. */
function changesIn({ contacts, known }: Writing, at: Date): ContactChange[] {
  return contacts.flatMap((contact) => {
    const now = known.get(contact.documentId)?.fields ?? contact.fields;
    const changes = Object.fromEntries(
      Object.entries(now).filter(([field, value]) => value !== (contact.fields[field] ?? null)),
    );
    if (Object.keys(changes).length === 0) return [];
    // A form opened before this write must be distinguishable from one opened after it.
    const updatedAt = new Date(Math.max(at.getTime(), contact.updatedAt.getTime() + 1));
    return [{ contact, changes, updatedAt }];
  });
}

const historyEntry = (
  job: BulkJobRecord,
  contactDocumentId: string,
  changedAt: Date,
): HistoryEntry => ({
  contactDocumentId,
  field: null,
  oldValue: null,
  newValue: null,
  cause: 'bulkJob',
  causedBy: String(job.id),
  institution: null,
  changedAt,
});

/**
 * Creates links for new contacts at institutions that receive them, and marks the links of changed
 * contacts.
 */
async function passOn(
  job: BulkJobRecord,
  of: { created: readonly NewContact[]; changedIds: string[]; at: Date },
  { ports, transaction }: Writing,
): Promise<Evaluated[]> {
  const { at, changedIds, created } = of;
  const evaluated = await linkCreated(created, ports.institutions.all(), {
    ...ports,
    at,
    transaction,
  });
  await transaction.markLinks({
    contactDocumentIds: changedIds,
    exceptInstitution: null,
    lane: 'bulk',
    at,
  });
  const createdIds = created.map(({ documentId }) => documentId);
  await holdForApproval(job, [...createdIds, ...changedIds], ports);
  return evaluated;
}
