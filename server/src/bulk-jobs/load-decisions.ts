import { type Author } from '../kernel/request-author';
import { reason } from '../contracts/reasons';
import type { StrapiDatabase } from '../kernel/database/strapi-database';
import { NotFoundError, StateConflictError } from '../kernel/errors';
import { ENDED_STATES, nextState, type LoadEvent } from './load-states';
import type { LoadChanges, LoadRecord, LoadStore } from './load-store';

export interface LoadDecisionPorts {
  database: StrapiDatabase;
  loads: LoadStore;
  now(): Date;
}

/** What an operator decided about a load. */
export interface DecisionOnLoad {
  id: number;
  event: Exclude<LoadEvent, 'finish' | 'fail' | 'lapse'>;
  author: Author;
}

/** The load of this id; throws when there is none (any more). */
export async function existingLoad(loads: LoadStore, id: number): Promise<LoadRecord> {
  const load = await loads.find(id);
  if (!load) throw new NotFoundError(reason('noLoad', { load: id }));
  return load;
}

/**
 * Takes a load to the state that a decision leads to and notes who decided; `also` is done in the
 * same transaction. Throws a conflict when the decision means nothing in the load's state.
 */
export async function decideOnLoad(
  { author, event, id }: DecisionOnLoad,
  ports: LoadDecisionPorts,
  also: (load: LoadRecord) => Promise<LoadChanges> = () => Promise.resolve({}),
): Promise<void> {
  await ports.database.contended(async () => {
    const load = await existingLoad(ports.loads, id);
    const state = nextState(load.kind, load.state, event);
    if (state === null) {
      throw new StateConflictError(
        reason('loadNotPossible', { load: id, state: load.state, event }),
      );
    }
    const at = ports.now();
    const begins = state === 'running' && load.startedAt === null;
    const changed = await ports.loads.change(
      id,
      { state: load.state },
      {
        state,
        failure: null,
        decisions: [...load.decisions, { event, author, at: at.toISOString() }],
        ...(begins && { startedAt: at }),
        endedAt: ENDED_STATES.includes(state) ? at : null,
      },
    );
    if (!changed) throw new StateConflictError(reason('loadChanged', { load: id }));
    const further = await also(load);
    if (Object.keys(further).length > 0) await ports.loads.change(id, { state }, further);
  });
}
