import type { QuarantinedItemStatus } from '../../../server/src/contracts/overview';
import { awaitedItems } from '../../../server/src/identity/awaited-items';
import { applyContactDelivery } from '../../../server/src/contacts/deliveries/apply-contacts';
import type { ItemOutcome } from '../../../server/src/inbox/records';
import { replayItem } from '../../../server/src/contacts/deliveries/replay';
import type { LeaseTerms } from '../../../server/src/kernel/leases';
import type { Task } from './tasks';
import type { Venue } from './venue';
import { virtualDispatcher, type VirtualDispatcher } from './virtual-dispatcher';
import { storeOf, type World } from './world';

/**
 * A process of Strapi: per institution it applies deliveries and dispatches calls as its leases
 * allow.
 */
export interface CrmProcess {
  holder: string;
  dispatchers: Map<string, VirtualDispatcher>;
  /** Applies the oldest waiting delivery; returns whether there was one. */
  apply(venue: Venue): Promise<boolean>;
  /** Reprocesses quarantined items whose create has ended, as it does every minute. */
  evaluateAwaited(): Promise<void>;
}

const APPLY_LEASE: LeaseTerms = { durationMs: 15_000, graceMs: 0 };

class LeaseLostError extends Error {}

export function crmProcess(world: World, holder: string): CrmProcess {
  const { clock, tasks } = world;
  const leases = world.leasesFor(holder);
  const applying = new Set<string>();
  const dispatchers = new Map<string, VirtualDispatcher>();
  let isJudging = false;

  async function applyOne(venue: Venue, task: Task): Promise<void> {
    const delivery = world.deliveries.find(
      ({ applied, institution }) => institution === venue.code && applied === null,
    );
    const job = `apply:${venue.code}`;
    if (!delivery || !(await leases.hold(job, APPLY_LEASE))) return;
    const applied = await applyContactDelivery(delivery, {
      store: storeOf(world, task, venue.code),
      clock,
      settings: venue.settings,
      async keepLease() {
        if (!(await leases.hold(job, APPLY_LEASE))) throw new LeaseLostError();
      },
    });
    const outcomes = applied.outcomes.map(
      ({ contactNumber, outcome }) => `${contactNumber} ${outcome}`,
    );
    world.trace(`${holder} applied delivery ${delivery.id}: ${outcomes.join(', ')}`);
    await task.pause();
    delivery.applied = applied;
    world.quarantine.keep(delivery, applied.quarantined, clock.now());
  }

  const process: CrmProcess = {
    holder,
    dispatchers,
    async apply(venue) {
      const waits = world.deliveries.some(
        ({ applied, institution }) => institution === venue.code && applied === null,
      );
      if (!waits || applying.has(venue.code)) return false;
      applying.add(venue.code);
      await tasks.start(process, `${holder}: apply at ${venue.code}`, (task) =>
        applyOne(venue, task)
          .catch((error: unknown) => {
            if (!(error instanceof LeaseLostError)) throw error;
          })
          .finally(() => applying.delete(venue.code)),
      );
      return true;
    },
    async evaluateAwaited() {
      if (isJudging) return;
      isJudging = true;
      await tasks.start(process, `${holder} evaluates what waited`, async (task) => {
        const evaluated = await awaitedItems({
          ...judgingPorts(world, task, null),
          findReady: (code) => Promise.resolve(institutionOf(world, code)),
          waitingAfter: world.quarantine.waitingAfter,
          replay: (item) => replay(world, task, item),
          log: { error: (message) => world.violations.push(message) },
        }).evaluateResolved();
        if (evaluated > 0) world.trace(`${holder} evaluated ${evaluated} items that waited`);
        isJudging = false;
      });
    },
  };
  for (const venue of world.venues) {
    dispatchers.set(venue.code, virtualDispatcher(world, venue, process));
  }
  return process;
}

const institutionOf = (world: World, code: string) =>
  world.venues.find((venue) => venue.code === code)?.institution ?? null;

const judgingPorts = (world: World, task: Task, receiving: string | null) => ({
  store: storeOf(world, task, receiving),
  deliveryStore: world.quarantine,
  institutions: { find: (code: string) => institutionOf(world, code) },
});

/** Reprocesses a quarantined item, as an operator or the process does. */
export async function replay(
  world: World,
  task: Task,
  item: QuarantinedItemStatus,
): Promise<ItemOutcome> {
  const outcome = await replayItem(item, {
    ...judgingPorts(world, task, item.institution),
    clock: world.clock,
    announce: () => Promise.resolve(),
  });
  world.trace(`item ${item.id} of ${item.contactNumber} is processed again: ${outcome.outcome}`);
  return outcome;
}
