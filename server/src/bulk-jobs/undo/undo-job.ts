import type { UndoRefusal } from '../../contracts/bulk-jobs';
import type { ChangedContact } from '../../contacts';
import { isDatabaseGone, isLostRace } from '../../kernel/database/failures';
import { describeError } from '../../kernel/describe-error';
import { endEmptyGuards, noteTakenBack } from '../guard-of-bulk-job';
import type { StepResult } from '../bulk-job-runner';
import type { BulkJobRecord } from '../bulk-job-store';
import { addUndoCounts, documentIdsOf, FINDINGS_KEPT, evaluateChanges } from './evaluated-changes';
import { changesOfBulkJob, UNDO_SLICE } from './bulk-job-history';
import type { UndoPorts } from './ports';
import { restore } from './restore';
import type { UndoSettings } from './undo-settings';

/** Undoes bulk jobs. It remembers for which ones the next changes are undone one by one. */
export function undoSteps(ports: UndoPorts) {
  const leftOneByOne = new Map<number, number>();

  /**
   * Undoes one slice, in one transaction with the cursor. A slice that fails is repeated change by
   * change: only the change at fault is kept, the others are undone.
   */
  return async function step(job: BulkJobRecord): Promise<StepResult> {
    const oneByOne = leftOneByOne.get(job.id) ?? 0;
    const tried = await tryToUndo(job, oneByOne > 0 ? 1 : UNDO_SLICE, ports);
    if (tried.kind === 'refused' && oneByOne === 0) {
      leftOneByOne.set(job.id, UNDO_SLICE);
      return 'again';
    }
    leftOneByOne.set(job.id, Math.max(0, oneByOne - 1));
    switch (tried.kind) {
      case 'refused':
        await passOver(job, tried.error, ports);
        return 'again';
      case 'ended':
        leftOneByOne.delete(job.id);
        return 'later';
      case 'undone':
        await ports.announce(tried.restored);
        return 'again';
    }
  };
}

type Tried =
  | { kind: 'undone'; restored: ChangedContact[] }
  /** Nothing is left to undo, or another process has gone on. */
  | { kind: 'ended' }
  /** Nothing was written: one of the changes cannot be undone. */
  | { kind: 'refused'; error: unknown };

async function tryToUndo(job: BulkJobRecord, most: number, ports: UndoPorts): Promise<Tried> {
  let isWriting = false;
  try {
    return await undoNext(job, most, ports, () => {
      isWriting = true;
    });
  } catch (error) {
    // An error before any write is not the fault of a contact: it stops the undo.
    if (!isWriting || isLostRace(error) || isDatabaseGone(error)) throw error;
    return { kind: 'refused', error };
  }
}

const placeOf = ({ cursor }: BulkJobRecord) => ({ state: 'undoing' as const, cursor });

async function undoNext(
  job: BulkJobRecord,
  most: number,
  ports: UndoPorts,
  beforeWriting: () => void,
): Promise<Exclude<Tried, { kind: 'refused' }>> {
  const { database, bulkJobs, store } = ports;
  const { undoUpToId: upToId } = job.settings as UndoSettings;
  return store.transaction(async (transaction) => {
    const changes = await changesOfBulkJob(database, job, { afterId: job.cursor, upToId, most });
    const last = changes.at(-1);
    if (!last) {
      const ended = { state: 'undone' as const, endedAt: ports.now() };
      if (await bulkJobs.change(job.id, placeOf(job), ended)) await endEmptyGuards(job, ports);
      return { kind: 'ended' };
    }
    if (!(await bulkJobs.change(job.id, placeOf(job), { cursor: last.id }))) {
      return { kind: 'ended' };
    }
    const contacts = await transaction.lockContacts(documentIdsOf(changes));
    const evaluated = await evaluateChanges(job, { changes, contacts, upToId }, ports, transaction);
    beforeWriting();
    const restored = await restore(job, evaluated, contacts, ports, transaction);
    const deleted = evaluated.flatMap(({ change, evaluation }) =>
      evaluation.kind === 'delete' ? [change.contactDocumentId] : [],
    );
    const links = await transaction.linksOfContacts(deleted);
    const unsent = links.filter(({ state }) => state === 'pending');
    await noteTakenBack(job, unsent, ports);
    // A refused deletion rolls back the whole slice, because the veto may come after the row was
    // deleted.
    for (const documentId of deleted) await ports.deleteContact(documentId);
    const counts = addUndoCounts(job.counts, evaluated);
    await bulkJobs.change(job.id, { state: 'undoing' }, { counts });
    return { kind: 'undone', restored };
  });
}

/** Skips one change and continues after it. */
async function passOver(job: BulkJobRecord, error: unknown, ports: UndoPorts): Promise<void> {
  const { database, bulkJobs } = ports;
  const { undoUpToId: upToId } = job.settings as UndoSettings;
  const range = { afterId: job.cursor, upToId, most: 1 };
  const [change] = await changesOfBulkJob(database, job, range);
  if (!change) throw error;
  const { contactDocumentId, field } = change;
  const passed = await bulkJobs.change(job.id, placeOf(job), {
    cursor: change.id,
    counts: { ...job.counts, undoLeftRefused: (job.counts.undoLeftRefused ?? 0) + 1 },
    progress: withRefusal(job, {
      contactDocumentId,
      field,
      code: error instanceof Error ? error.name : 'unknown',
      at: ports.now().toISOString(),
    }),
  });
  if (!passed) return;
  ports.log.error(
    `bulk job ${job.id}: contact ${contactDocumentId} was left as it is: ${describeError(error)}`,
  );
}

function withRefusal({ progress }: BulkJobRecord, refusal: UndoRefusal): BulkJobRecord['progress'] {
  const known = progress.undoRefused ?? [];
  return known.length < FINDINGS_KEPT
    ? { ...progress, undoRefused: [...known, refusal] }
    : progress;
}
