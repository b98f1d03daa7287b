import type { LoadState } from '../contracts/loads';
import { CONTACT_LINK_UID } from '../contracts/uids';
import type { StrapiDatabase } from '../kernel/database/strapi-database';
import { hasLinksToHold, holdLinks } from './bulk-guard';
import { hasWaitingLinks } from './links-of-load';
import { HOLDING_STATES, nextState } from './load-states';
import type { LoadRecord, LoadStore } from './load-store';

/** What a load of a file, or its undo, keeps of the guard over what it would send. */
export interface GuardedSettings {
  /** It would send more than may be sent without approval. */
  isGuarded?: boolean;
  /** The guard load that holds it; absent until there is something to hold. */
  guardLoadId?: number;
}

export interface GuardPorts {
  database: StrapiDatabase;
  loads: LoadStore;
  now(): Date;
}

/** Whether what a guard holds is part of what somebody will still approve. */
const isToBeApproved = (state: LoadState): boolean => nextState('guard', state, 'approve') !== null;

/**
 * Holds what a load has just marked, when it is one that needs approval: in its guard as long as
 * that is still to be approved, else in a new one. What was approved is what the operator was shown;
 * what comes later is asked about anew.
 */
export async function holdForApproval(
  load: LoadRecord,
  contactDocumentIds: readonly string[],
  { database, loads, now }: GuardPorts,
): Promise<void> {
  const settings = load.settings as GuardedSettings;
  const { guardLoadId, isGuarded } = settings;
  if (!isGuarded && guardLoadId === undefined) return;
  await database.transaction(async (trx) => {
    if (!(await hasLinksToHold(database, trx, contactDocumentIds))) return;
    const open = guardLoadId === undefined ? null : await openGuard(guardLoadId, loads);
    await holdLinks(database, trx, { loadId: open ?? (await addGuard()), contactDocumentIds });
  });

  async function addGuard(): Promise<number> {
    const guard = { kind: 'guard', institution: null, state: 'waiting', settings: {} } as const;
    const added = await loads.add({ ...guard, author: authorOfGuards(load.id) }, now());
    const held = { settings: { ...settings, guardLoadId: added } };
    await loads.change(load.id, { state: load.state }, held);
    return added;
  }
}

/** The author of the guards over what a load sends. */
export const authorOfGuards = (loadId: number): string => `load:${loadId}`;

/** The guard, locked: an approval comes before what is held now, or counts it. */
async function openGuard(id: number, loads: LoadStore): Promise<number | null> {
  const guard = await loads.find(id);
  return guard && isToBeApproved(guard.state) && (await lock(guard, loads)) ? id : null;
}

const lock = ({ id, state }: LoadRecord, loads: LoadStore): Promise<boolean> =>
  loads.change(id, { state }, { state });

/** All guards over what a load would send. */
export const guardsOf = (load: LoadRecord, { loads }: GuardPorts): Promise<LoadRecord[]> =>
  loads.where({ kind: 'guard', author: authorOfGuards(load.id) });

/** Ends the guards of a load that hold nothing any more: there is nothing to approve. */
export async function endEmptyGuards(load: LoadRecord, ports: GuardPorts): Promise<void> {
  await lapseIfEmpty(await guardsOf(load, ports), ports, ({ id }) =>
    holdsLinks(ports.database, id),
  );
}

/** Ends the pulls that hold nothing any more: what they were to read was read otherwise. */
export async function endEmptyPulls(ports: GuardPorts): Promise<void> {
  const pulls = await ports.loads.where({ kind: 'pull', state: { $in: [...HOLDING_STATES] } });
  await lapseIfEmpty(pulls, ports, ({ id, institution }) =>
    hasWaitingLinks(ports.database, id, institution === null ? [] : [institution]),
  );
}

async function lapseIfEmpty(
  guards: readonly LoadRecord[],
  { database, loads, now }: GuardPorts,
  isHolding: (guard: LoadRecord) => Promise<boolean>,
): Promise<void> {
  if (guards.length === 0) return;
  await database.transaction(async () => {
    for (const guard of guards) {
      const state = nextState(guard.kind, guard.state, 'lapse');
      if (state === null || !(await lock(guard, loads))) continue;
      if (await isHolding(guard)) continue;
      await loads.change(guard.id, { state: guard.state }, { state, endedAt: now() });
    }
  });
}

async function holdsLinks(database: StrapiDatabase, loadId: number): Promise<boolean> {
  const states = { $in: ['pending', 'sending'] };
  const [link] = await database
    .query(CONTACT_LINK_UID)
    .select(['id'])
    .where({ loadId, state: states })
    .limit(1)
    .execute();
  return link !== undefined;
}
