import type { LoadCounts, UndoPlan } from '../../contracts/loads';
import { CONTACT_UID } from '../../contracts/uids';
import { contactFromRow } from '../../contacts/database/rows';
import type { LoadRecord } from '../load-store';
import { addUndoCounts, documentIdsOf, FINDINGS_KEPT, judgeChanges } from './judged-changes';
import { countLinks } from '../links-of-load';
import { changesOfLoad, newestNote, UNDO_SLICE } from './load-history';
import type { UndoPorts } from './undo-load';

/** The dry run of an undo: what would be restored, deleted or left, and why. Writes nothing. */
export async function planUndo(load: LoadRecord, ports: UndoPorts): Promise<UndoPlan> {
  const { database, store } = ports;
  const upToId = await newestNote(database);
  let counts: LoadCounts = {};
  const findings: UndoPlan['findings'] = [];
  const restored = new Set<string>();
  for (let afterId = 0; ;) {
    const changes = await changesOfLoad(database, load, { afterId, upToId, most: UNDO_SLICE });
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
