import type { UndoRefusal } from '../../contracts/loads';
import type { ContactReferences } from '../../identity/contact-references';
import type { ChangedContact } from '../../contacts/receive/write-received';
import { isDatabaseGone, isLostRace } from '../../kernel/database/failures';
import { describeError } from '../../kernel/describe-error';
import type { FileLoadPorts, FileSettings } from '../file/file-load';
import { endEmptyGuards } from '../guard-of-load';
import type { StepResult } from '../load-runner';
import type { LoadRecord } from '../load-store';
import { addUndoCounts, documentIdsOf, FINDINGS_KEPT, judgeChanges } from './judged-changes';
import { changesOfLoad, UNDO_SLICE } from './load-history';
import { restore } from './restore';

export interface UndoPorts extends FileLoadPorts {
  /** Deletes a contact as a person would: other plugins hear of it, and may refuse it. */
  deleteContact(documentId: string): Promise<void>;
  references: Pick<ContactReferences, 'namedAmong'>;
  log: { error(message: string): void };
}

/** What a load that is being undone keeps beside its settings. */
export interface UndoSettings extends FileSettings {
  /** The newest row of the history when the undo began. */
  undoUpToId: number;
}

/** Undoes loads; remembers of which the next changes are undone one by one. */
export function undoSteps(ports: UndoPorts) {
  const leftOneByOne = new Map<number, number>();

  /**
   * One slice of an undo, in one transaction with the place it has come to. One that meets an error
   * is gone through again change by change: what is at fault alone is left, the others are undone.
   */
  return async function step(load: LoadRecord): Promise<StepResult> {
    const oneByOne = leftOneByOne.get(load.id) ?? 0;
    const tried = await tryToUndo(load, oneByOne > 0 ? 1 : UNDO_SLICE, ports);
    if (tried.kind === 'refused' && oneByOne === 0) {
      leftOneByOne.set(load.id, UNDO_SLICE);
      return 'again';
    }
    leftOneByOne.set(load.id, Math.max(0, oneByOne - 1));
    switch (tried.kind) {
      case 'refused':
        await passOver(load, tried.error, ports);
        return 'again';
      case 'ended':
        leftOneByOne.delete(load.id);
        return 'later';
      case 'undone':
        await ports.announce(tried.restored);
        return 'again';
    }
  };
}

type Tried =
  | { kind: 'undone'; restored: ChangedContact[] }
  /** Nothing is left to undo, or somebody else is at it. */
  | { kind: 'ended' }
  /** Nothing was written: something that is in these changes themselves is in the way. */
  | { kind: 'refused'; error: unknown };

async function tryToUndo(load: LoadRecord, most: number, ports: UndoPorts): Promise<Tried> {
  let isWriting = false;
  try {
    return await undoNext(load, most, ports, () => {
      isWriting = true;
    });
  } catch (error) {
    // What cannot even be judged is no fault of the contacts: it stops the undo.
    if (!isWriting || isLostRace(error) || isDatabaseGone(error)) throw error;
    return { kind: 'refused', error };
  }
}

const placeOf = ({ cursor }: LoadRecord) => ({ state: 'undoing' as const, cursor });

async function undoNext(
  load: LoadRecord,
  most: number,
  ports: UndoPorts,
  beforeWriting: () => void,
): Promise<Exclude<Tried, { kind: 'refused' }>> {
  const { database, loads, store } = ports;
  const { undoUpToId: upToId } = load.settings as UndoSettings;
  return store.transaction(async (transaction) => {
    const changes = await changesOfLoad(database, load, { afterId: load.cursor, upToId, most });
    const last = changes.at(-1);
    if (!last) {
      const ended = { state: 'undone' as const, endedAt: ports.now() };
      if (await loads.change(load.id, placeOf(load), ended)) await endEmptyGuards(load, ports);
      return { kind: 'ended' };
    }
    if (!(await loads.change(load.id, placeOf(load), { cursor: last.id }))) {
      return { kind: 'ended' };
    }
    const contacts = await transaction.lockContacts(documentIdsOf(changes));
    const judged = await judgeChanges(load, { changes, contacts, upToId }, ports, transaction);
    beforeWriting();
    const restored = await restore(load, judged, contacts, ports, transaction);
    // One that is refused takes the whole slice with it: a veto may come when the row is gone.
    for (const { change, judgement } of judged) {
      if (judgement.kind === 'delete') await ports.deleteContact(change.contactDocumentId);
    }
    const counts = addUndoCounts(load.counts, judged);
    await loads.change(load.id, { state: 'undoing' }, { counts });
    return { kind: 'undone', restored };
  });
}

/** Leaves one change as it is and goes on after it. */
async function passOver(load: LoadRecord, error: unknown, ports: UndoPorts): Promise<void> {
  const { database, loads } = ports;
  const { undoUpToId: upToId } = load.settings as UndoSettings;
  const range = { afterId: load.cursor, upToId, most: 1 };
  const [change] = await changesOfLoad(database, load, range);
  if (!change) throw error;
  const { contactDocumentId, field } = change;
  const passed = await loads.change(load.id, placeOf(load), {
    cursor: change.id,
    counts: { ...load.counts, undoLeftRefused: (load.counts.undoLeftRefused ?? 0) + 1 },
    progress: withRefusal(load, {
      contactDocumentId,
      field,
      code: error instanceof Error ? error.name : 'unknown',
      at: ports.now().toISOString(),
    }),
  });
  if (!passed) return;
  ports.log.error(
    `load ${load.id}: contact ${contactDocumentId} was left as it is: ${describeError(error)}`,
  );
}

function withRefusal({ progress }: LoadRecord, refusal: UndoRefusal): LoadRecord['progress'] {
  const known = progress.undoRefused ?? [];
  return known.length < FINDINGS_KEPT
    ? { ...progress, undoRefused: [...known, refusal] }
    : progress;
}
