import type { ChangedContact } from '../contacts/receive/write-received';
import type { Clock, ContactStore } from '../contacts/store';
import type { Institution } from '../institutions/institution';
import { applyRead, fitsOneTransaction, isAtFault, readContactDelivery } from './apply-contacts';
import type { DeliveryStore, StoredDelivery } from './delivery-store';

/** Applies deliveries to their end. */
export interface DeliveryApplication {
  /**
   * Applies one stored delivery and notes what became of each item. Answers the contacts that were
   * created or changed, for events.
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
  /** Runs all that is written meanwhile in one transaction, repeated whole after a lost race. */
  oneTransaction<T>(work: () => Promise<T>): Promise<T>;
}): DeliveryApplication {
  return {
    async apply({ contacts: settings }, delivery, keepLease) {
      const read = await readContactDelivery(delivery, { store, settings });
      const applyAndFinish = async (options: { oneForAll: boolean }, kept = keepLease) => {
        const applied = await applyRead(read, { store, clock, keepLease: kept }, options);
        await deliveries.finish(delivery, applied, clock.now());
        return applied.changedContacts;
      };
      if (!fitsOneTransaction(read)) return applyAndFinish({ oneForAll: false });
      await keepLease();
      try {
        // Each commit waits for the disk: contacts and the delivery's row share one.
        return await oneTransaction(() => applyAndFinish({ oneForAll: true }, isKept));
      } catch (error) {
        if (!isAtFault(error)) throw error;
        return applyAndFinish({ oneForAll: false });
      }
    },
  };
}

const isKept = (): Promise<void> => Promise.resolve();
