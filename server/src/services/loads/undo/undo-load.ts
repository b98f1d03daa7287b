import type { LoadCounts, UndoPlan } from '../../../contracts/loads';
import { CONTACT_UID } from '../../../contracts/uids';
import { contactFromRow } from '../../contacts/database/rows';
import type { ChangedContact } from '../../contacts/receive/write-received';
import type { ContactRecord, HistoryEntry } from '../../contacts/records';
import type { ContactTransaction } from '../../contacts/store';
import { holdLinks } from '../bulk-guard';
import type { FileLoadPorts, FileSettings } from '../file/file-load';
import type { StepResult } from '../load-runner';
import type { LoadRecord } from '../load-store';
import { judgeUndo, type NotedChange, type UndoJudgement } from './judge-undo';
import { changesOfLoad, newestNote, undoneContacts } from './load-history';

export interface UndoPorts extends FileLoadPorts {
  /** Deletes a contact as a person would: other plugins hear of it. */
  deleteContact(documentId: string): Promise<void>;
}

/** What a load that is being undone keeps beside its settings. */
export interface UndoSettings extends FileSettings {
  /** The newest row of the history when the undo began. */
  undoUpToId: number;
}

interface Judged {
  change: NotedChange;
  judgement: UndoJudgement;
}

/** So many findings are kept, as of a file. */
const FINDINGS_KEPT = 500;

const COUNTS = {
  restore: 'undoRestored',
  delete: 'undoDeleted',
  left: { changedSince: 'undoLeftChanged', knownAtS360: 'undoLeftKnown', gone: 'undoGone' },
} as const;

function countOf(judgement: UndoJudgement): string | null {
  switch (judgement.kind) {
    case 'restore':
    case 'delete':
      return COUNTS[judgement.kind];
    case 'left':
      return COUNTS.left[judgement.because];
    case 'nothing':
      return null;
  }
}

function addUndoCounts(counts: LoadCounts, judged: readonly Judged[]): LoadCounts {
  const sum: LoadCounts = { ...counts };
  for (const { judgement } of judged) {
    const name = countOf(judgement);
    if (name !== null) sum[name] = (sum[name] ?? 0) + 1;
  }
  return sum;
}

async function judgeChanges(
  load: LoadRecord,
  of: { changes: readonly NotedChange[]; contacts: readonly ContactRecord[]; upToId: number },
  { database }: FileLoadPorts,
  transaction: ContactTransaction,
): Promise<Judged[]> {
  const documentIds = documentIdsOf(of.changes);
  const undone = await undoneContacts(database, load, { ...of, documentIds }, transaction);
  return of.changes.flatMap((change) => {
    const contact = undone.get(change.contactDocumentId);
    return contact ? [{ change, judgement: judgeUndo(change, contact) }] : [];
  });
}

const documentIdsOf = (changes: readonly NotedChange[]): string[] => [
  ...new Set(changes.map(({ contactDocumentId }) => contactDocumentId)),
];

/** The dry run of an undo: what would be restored, deleted or left, and why. Writes nothing. */
export async function planUndo(load: LoadRecord, ports: UndoPorts): Promise<UndoPlan> {
  const { database, store } = ports;
  const upToId = await newestNote(database);
  let counts: LoadCounts = {};
  const findings: UndoPlan['findings'] = [];
  const restored = new Set<string>();
  for (let afterId = 0; ;) {
    const changes = await changesOfLoad(database, load, { afterId, upToId });
    const last = changes.at(-1);
    if (!last) break;
    afterId = last.id;
    const where = { documentId: { $in: documentIdsOf(changes) } };
    const rows = await database.query(CONTACT_UID).select('*').where(where).execute();
    const contacts = rows.map(contactFromRow);
    const judged = await store.transaction((transaction) =>
      judgeChanges(load, { changes, contacts, upToId }, ports, transaction),
    );
    counts = addUndoCounts(counts, judged);
    for (const { change, judgement } of judged) {
      const { contactDocumentId, field } = change;
      if (judgement.kind === 'restore') restored.add(contactDocumentId);
      if (judgement.kind === 'left' && findings.length < FINDINGS_KEPT) {
        findings.push({ contactDocumentId, field, because: judgement.because });
      }
    }
  }
  let calls = 0;
  await store.transaction(async (transaction) => {
    const links = await transaction.linksOfContacts([...restored]);
    calls = links.filter(({ state }) => state !== 'unlinked').length;
  });
  return {
    restored: counts.undoRestored ?? 0,
    deleted: counts.undoDeleted ?? 0,
    left: {
      changedSince: counts.undoLeftChanged ?? 0,
      knownAtS360: counts.undoLeftKnown ?? 0,
      gone: counts.undoGone ?? 0,
    },
    calls,
    findings,
  };
}

/** One slice of an undo, in one transaction with the place it has come to. */
export async function stepUndo(load: LoadRecord, ports: UndoPorts): Promise<StepResult> {
  const { database, loads, store } = ports;
  const { undoUpToId: upToId } = load.settings as UndoSettings;
  const here = { state: 'undoing' as const, cursor: load.cursor };
  const restored = await store.transaction(async (transaction) => {
    const changes = await changesOfLoad(database, load, { afterId: load.cursor, upToId });
    const last = changes.at(-1);
    if (!last) {
      await loads.change(load.id, here, { state: 'undone', endedAt: ports.now() });
      return null;
    }
    if (!(await loads.change(load.id, here, { cursor: last.id }))) return null;
    const contacts = await transaction.lockContacts(documentIdsOf(changes));
    const judged = await judgeChanges(load, { changes, contacts, upToId }, ports, transaction);
    const changed = await restore(load, judged, contacts, ports, transaction);
    for (const { change, judgement } of judged) {
      if (judgement.kind === 'delete') await ports.deleteContact(change.contactDocumentId);
    }
    const counts = addUndoCounts(load.counts, judged);
    await loads.change(load.id, { state: 'undoing' }, { counts });
    return changed;
  });
  if (restored === null) return 'later';
  await ports.announce(restored);
  return 'again';
}

async function restore(
  load: LoadRecord,
  judged: readonly Judged[],
  contacts: readonly ContactRecord[],
  ports: UndoPorts,
  transaction: ContactTransaction,
): Promise<ChangedContact[]> {
  const at = ports.now();
  const restored = contacts.flatMap((contact) => {
    const own = judged.filter(({ change }) => change.contactDocumentId === contact.documentId);
    const fields = own.flatMap(({ judgement }) =>
      judgement.kind === 'restore' ? [[judgement.field, judgement.oldValue] as const] : [],
    );
    if (fields.length === 0) return [];
    const updatedAt = new Date(Math.max(at.getTime(), contact.updatedAt.getTime() + 1));
    return [{ contact, changes: Object.fromEntries(fields), updatedAt }];
  });
  await transaction.updateContacts(restored);
  await transaction.addHistory(
    restored.flatMap(({ changes, contact, updatedAt }) =>
      Object.entries(changes).map(([field, newValue]): HistoryEntry => ({
        contactDocumentId: contact.documentId,
        field,
        oldValue: contact.fields[field] ?? null,
        newValue,
        cause: 'load',
        causedBy: String(load.id),
        institution: null,
        changedAt: updatedAt,
      })),
    ),
  );
  const contactDocumentIds = restored.map(({ contact }) => contact.documentId);
  await transaction.markLinks({ contactDocumentIds, exceptInstitution: null, lane: 'bulk', at });
  const { guardLoadId } = load.settings as UndoSettings;
  if (guardLoadId !== undefined) {
    await ports.database.transaction((trx) =>
      holdLinks(ports.database, trx, { loadId: guardLoadId, contactDocumentIds }),
    );
  }
  return restored.map(({ changes, contact: { documentId } }) => ({
    documentId,
    created: false,
    changedFields: Object.keys(changes),
  }));
}
