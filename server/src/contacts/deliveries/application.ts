import type { ChangedContact } from '../receive/write-received';
import type { Clock, ContactStore } from '../store';
import type { Institution } from '../../institutions';
import { applyRead, fitsOneTransaction, readContactDelivery } from './apply-contacts';
import { type DeliveryStore, type StoredDelivery, applyInOneTransaction } from '../../inbox';

export interface DeliveryApplication {
  /**
   * Applies one stored delivery and records the outcome of each item. Returns the contacts that
   * were created or changed, for events.
   */
  apply(
    institution: Institution,
    delivery: StoredDelivery,
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
    async apply({ contacts: settings }, delivery, keepLease) {
      const read = await readContactDelivery(delivery, { store, settings });
      return applyInOneTransaction(
        async (options) => {
          const applied = await applyRead(read, { store, clock, ...options });
          await deliveries.finish(delivery, applied, clock.now());
          return applied.changedContacts;
        },
        { isShortEnough: fitsOneTransaction(read), keepLease, oneTransaction },
      );
    },
  };
}
