import type { AppliedItems, StoredDelivery } from '../../../server/src/inbox/records';
import type { Leases } from '../../../server/src/kernel/leases';
import type { ExchangePorts } from '../../../server/src/contacts/exchange/ports';
import type { ContactStore } from '../../../server/src/contacts/store';
import type { ClockOffsets } from '../../../server/src/institutions/s360-clock';
import type { MemoryContactStore } from '../builders/memory-contact-store';
import type { SentAllowance } from '../invariants/consents';
import type { AskedCreate } from '../invariants/numbers';
import type { Random } from '../runs/random';
import type { CrmProcess } from './crm-process';
import type { EditLedger } from './edit-ledger';
import type { Task, Tasks } from './tasks';
import type { Venue } from './venue';
import type { GotCall } from './virtual-client';
import type { VirtualClock } from './virtual-clock';
import type { VirtualQuarantine } from './virtual-quarantine';

/** An accepted delivery and the outcomes of its items once it is applied. */
export interface KeptDelivery extends StoredDelivery {
  applied: AppliedItems | null;
}

/**
 * Several institutions, each with an S-360, one CRM with a database shared by its processes, and
 * everybody who acts there. Everything comes from one seed.
 */
export interface World {
  random: Random;
  clock: VirtualClock;
  tasks: Tasks;
  store: MemoryContactStore;
  venues: Venue[];
  processes: CrmProcess[];
  leasesFor(holder: string): Leases;
  permits: Map<string, { take: ExchangePorts['takePermit'] }>;
  deliveries: KeptDelivery[];
  quarantine: VirtualQuarantine;
  /** The stored clock offset of each S-360. */
  clockOffsets: ClockOffsets;
  ledger: EditLedger;
  /** The current probability of a fault in percent. */
  faultPercent: number;
  /** Calls that S-360 counted. */
  calls: GotCall[];
  creates: AskedCreate[];
  allowancesSent: SentAllowance[];
  allowancesGiven: SentAllowance[];
  firstValues: Map<string, Record<string, string | null>>;
  /** The violations found while events happened. */
  violations: string[];
  /** The institution whose snapshots the current transaction applies. */
  receiving: string | null;
  /** Whether some S-360 keep values in forms of their own, and make people anonymous. */
  hasForms: boolean;
  trace(what: string): void;
}

/** The store for one task, which may be interrupted or killed before each transaction. */
export function storeOf(world: World, task: Task, receiving: string | null): ContactStore {
  return {
    newDocumentId: world.store.newDocumentId,
    erased: world.store.erased,
    async knownNumbers(institution, contactNumbers) {
      await task.pause();
      return world.store.knownNumbers(institution, contactNumbers);
    },
    async transaction(work) {
      await task.pause();
      world.receiving = receiving;
      try {
        return await world.store.transaction(work);
      } finally {
        world.receiving = null;
      }
    },
  };
}

export function venueOf(world: World, code: string): Venue {
  const venue = world.venues.find((candidate) => candidate.code === code);
  if (!venue) throw new Error(`there is no institution ${code}`);
  return venue;
}
