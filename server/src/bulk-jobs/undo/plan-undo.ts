import type { BulkJobCounts, UndoPlan } from '../../contracts/bulk-jobs';
import { CONTACT_UID } from '../../contracts/uids';
import { contactFromRow } from '../../contacts';
import type { BulkJobRecord } from '../bulk-job-store';
import { addUndoCounts, documentIdsOf, FINDINGS_KEPT, evaluateChanges } from './evaluated-changes';
import { countLinks } from '../links-of-bulk-job';
import { changesOfBulkJob, newestNote, UNDO_SLICE } from './bulk-job-history';
import type { UndoPorts } from './ports';

/** The dry run of an undo: what would be restored, deleted or kept, and why. It writes nothing. */
export async function planUndo(job: BulkJobRecord, ports: UndoPorts): Promise<UndoPlan> {
  const { database, store } = ports;
  const upToId = await newestNote(database);
  let counts: BulkJobCounts = {};
  const findings: UndoPlan['findings'] = [];
  const restored = new Set<string>();
  for (let afterId = 0; ;) {
    const changes = await changesOfBulkJob(database, job, { afterId, upToId, most: UNDO_SLICE });
    const last = changes.at(-1);
    if (!last) break;
    afterId = last.id;
    const where = { documentId: { $in: documentIdsOf(changes) } };
    const rows = await database.query(CONTACT_UID).select('*').where(where).execute();
    const contacts = rows.map(contactFromRow);
    const evaluated = await store.transaction((transaction) =>
      evaluateChanges(job, { changes, contacts, upToId }, ports, transaction),
    );
    counts = addUndoCounts(counts, evaluated);
    for (const { change, evaluation } of evaluated) {
      const { contactDocumentId, field } = change;
      if (evaluation.kind === 'restore') restored.add(contactDocumentId);
      if (evaluation.kind === 'left' && findings.length < FINDINGS_KEPT) {
        findings.push({ contactDocumentId, field, because: evaluation.because });
      }
    }
  }
  return {
    restored: counts.undoRestored ?? 0,
    deleted: counts.undoDeleted ?? 0,
    left: {
      changedSince: counts.undoLeftChanged ?? 0,
      knownAtS360: counts.undoLeftKnown ?? 0,
      inUse: counts.undoLeftInUse ?? 0,
      gone: counts.undoGone ?? 0,
    },
    calls: await countLinks(database, [...restored]),
    findings,
  };
}
