import type { ChangedContact } from '../contacts/receive/write-received';
import type { Clock, ContactStore } from '../contacts/store';
import type { Institution } from '../institutions/institution';
import { applyContactDelivery } from './apply-contacts';
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
  store,
}: {
  store: ContactStore;
  deliveries: DeliveryStore;
  clock: Clock;
}): DeliveryApplication {
  return {
    async apply({ contacts: settings }, delivery, keepLease) {
      const ports = { store, clock, settings, keepLease };
      const applied = await applyContactDelivery(delivery, ports);
      await deliveries.finish(delivery, applied, clock.now());
      return applied.changedContacts;
    },
  };
}
