import { type Author } from '../../kernel/request-author';
import type { LoadDetails, UndoPlan } from '../../contracts/loads';
import { reason } from '../../contracts/reasons';
import { DAY_MS } from '../../kernel/durations';
import { StateConflictError } from '../../kernel/errors';
import type { FileSettings } from '../file/file-load';
import { decideOnLoad, existingLoad } from '../load-decisions';
import { nextState } from '../load-states';
import type { LoadRecord } from '../load-store';
import { loadDetails } from '../load-view';
import type { LoadsPorts } from '../loads';
import { newestNote } from './load-history';
import { planUndo } from './plan-undo';
import type { UndoSettings } from './undo-load';

/** Takes back what a file load wrote in the CRM, where nobody has touched it since. */
export interface UndoLoads {
  /** The dry run. */
  planUndo(id: number): Promise<UndoPlan>;
  undo(id: number, author: Author): Promise<LoadDetails>;
}

/** The part of the service that is about undoing. */
export function undoLoads(ports: LoadsPorts): UndoLoads {
  /** What a load wrote is known by the history alone. */
  function refuseForgotten(load: LoadRecord): LoadRecord {
    const { historyRetentionDays: days, now } = ports;
    const begun = load.startedAt ?? load.createdAt;
    if (begun.getTime() >= now().getTime() - days * DAY_MS) return load;
    throw new StateConflictError(reason('loadForgotten', { load: load.id, days }));
  }

  async function undoable(id: number): Promise<LoadRecord> {
    const load = await existingLoad(ports.loads, id);
    if (nextState(load.kind, load.state, 'undo') !== null) return refuseForgotten(load);
    throw new StateConflictError(
      load.kind === 'file'
        ? reason('loadNotUndoable', { load: id, state: load.state })
        : reason('loadWroteNothing', { load: id }),
    );
  }

  return {
    planUndo: async (id) => planUndo(await undoable(id), ports),
    async undo(id, author) {
      const plan = await planUndo(await undoable(id), ports);
      await decideOnLoad({ id, event: 'undo', author }, ports, async (load) => {
        const { guardLoadId: _before, ...settings } = load.settings as FileSettings;
        const undoing: UndoSettings = {
          ...settings,
          undoUpToId: await newestNote(ports.database),
          isGuarded: plan.calls > ports.guardLimit,
        };
        return { settings: undoing, cursor: 0 };
      });
      ports.wake();
      return loadDetails(await existingLoad(ports.loads, id), ports);
    },
  };
}
