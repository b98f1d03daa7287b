import { applyContactDelivery } from '../../../server/src/services/deliveries/apply-contacts';
import type { LeaseTerms } from '../../../server/src/services/dispatch/leases';
import type { Task } from './tasks';
import type { Venue } from './venue';
import { virtualDispatcher, type VirtualDispatcher } from './virtual-dispatcher';
import { storeOf, type World } from './world';

/** A process of Strapi: per institution it applies deliveries and dispatches, as its leases let it. */
export interface CrmProcess {
  holder: string;
  dispatchers: Map<string, VirtualDispatcher>;
  /** Applies the oldest delivery that waits; answers whether there was one it may apply. */
  apply(venue: Venue): Promise<boolean>;
}

const APPLY_LEASE: LeaseTerms = { durationMs: 15_000, graceMs: 0 };

class LeaseLostError extends Error {}

export function crmProcess(world: World, holder: string): CrmProcess {
  const { clock, tasks } = world;
  const leases = world.leasesFor(holder);
  const applying = new Set<string>();
  const dispatchers = new Map<string, VirtualDispatcher>();

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
  };
  for (const venue of world.venues) {
    dispatchers.set(venue.code, virtualDispatcher(world, venue, process));
  }
  return process;
}
