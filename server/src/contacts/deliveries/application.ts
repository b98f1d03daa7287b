import type { ChangedContact } from '../receive/write-received';
import type { Clock, ContactStore } from '../store';
import type { Institution } from '../../institutions';
import { applyRead, fitsOneTransaction } from './apply-contacts';
import { contactNumberIn, readContactRun } from './read-run';
import {
  type DeliveryStore,
  type StoredDelivery,
  applyFirstRun,
  applyInOneTransaction,
  byDelivery,
} from '../../inbox';

export interface DeliveryApplication {
  /**
   * Applies the first of the stored deliveries that wait, with those that follow and can be applied
   * with it, and records the outcome of each item. Returns the contacts that were created or
   * changed, for events.
   */
  apply(
    institution: Institution,
    waiting: readonly StoredDelivery[],
    keepLease: () => Promise<void>,
  ): Promise<ChangedContact[]>;
}

/** Applies deliveries to contacts and their links. */
export function deliveryApplication({
  clock,
  deliveries,
  oneTransaction,
  store,
}: {
  store: ContactStore;
  deliveries: DeliveryStore;
  clock: Clock;
  /** Runs all writes of the work in one transaction, and repeats all of it after a lost race. */
  oneTransaction<T>(work: () => Promise<T>): Promise<T>;
}): DeliveryApplication {
  return {
    apply: ({ contacts: settings }, waiting, keepLease) =>
      applyFirstRun(waiting, contactNumberIn, async (run) => {
        const read = await readContactRun(run, { store, settings });
        return applyInOneTransaction(
          async (options) => {
            const applied = await applyRead(read, { store, clock, ...options });
            await deliveries.finish(byDelivery(run, applied), clock.now());
            return applied.changedContacts;
          },
          { run, isShortEnough: fitsOneTransaction(read), keepLease, oneTransaction },
        );
      }),
  };
}
