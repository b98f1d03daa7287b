import type { ChangedContact } from '../receive/write-received';
import type { Clock, ContactStore } from '../store';
import type { Institution } from '../../institutions';
import { applyRead, fitsOneTransaction } from './apply-contacts';
import type { Tracing } from '../../kernel/tracing';
import { contactNumberIn, readContactRun } from './read-run';
import {
  type ApplyAndFinish,
  type DeliveryStore,
  type StoredDelivery,
  applyFirstRun,
  applyInOneTransaction,
  byDelivery,
  traceRun,
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
  tracing,
}: {
  store: ContactStore;
  deliveries: DeliveryStore;
  clock: Clock;
  /** Runs all writes of the work in one transaction, and repeats all of it after a lost race. */
  oneTransaction<T>(work: () => Promise<T>): Promise<T>;
  tracing: Tracing;
}): DeliveryApplication {
  return {
    apply: ({ contacts: settings }, waiting, keepLease) =>
      applyFirstRun(waiting, contactNumberIn, (run) =>
        traceRun(run, tracing, async () => {
          const read = await tracing.span('s360.apply.read', {}, () =>
            readContactRun(run, { store, settings }),
          );
          const applyAndFinish: ApplyAndFinish<ChangedContact> = async (options) => {
            const applied = await applyRead(read, { store, clock, ...options });
            await deliveries.finish(byDelivery(run, applied), clock.now());
            return applied.changedContacts;
          };
          const isShortEnough = fitsOneTransaction(read);
          const ports = { run, isShortEnough, keepLease, oneTransaction };
          return tracing.span('s360.apply.write', {}, () =>
            applyInOneTransaction(applyAndFinish, ports),
          );
        }),
      ),
  };
}
