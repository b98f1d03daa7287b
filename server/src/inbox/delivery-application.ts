import type { Tracing } from '../kernel/tracing/tracing';
import type { DeliveryStore } from './delivery-store';
import { applyFirstRun, applyInOneTransaction, type ApplyOptions } from './items-at-fault';
import { passingDeliveries } from './passing-deliveries';
import type { AppliedItems, StoredDelivery } from './records';
import { byDelivery, traceRun, type Run } from './runs';

/** Items applied in one transaction: few enough that no save waits for long. */
export const ITEMS_PER_TRANSACTION = 50;

/** What was applied, with the contacts or orders that were created or changed. */
export interface Applied<Changed> extends AppliedItems {
  changed: Changed[];
}

/** The items of a run, read but not applied. */
interface ReadItems {
  run: Run;
  snapshots: readonly unknown[];
}

interface StreamItems<Settings, Read extends ReadItems, Changed> {
  numberIn(item: unknown): string | null;
  /** Writes nothing. */
  read(run: Run, settings: Settings): Promise<Read>;
  apply(read: Read, options: ApplyOptions): Promise<Applied<Changed>>;
}

export interface ApplicationPorts {
  deliveries: DeliveryStore;
  now(): Date;
  /** Runs all writes of the work in one transaction, and repeats all of it after a lost race. */
  oneTransaction<T>(work: () => Promise<T>): Promise<T>;
  tracing: Tracing;
}

export interface DeliveryApplication<Settings, Changed> {
  /**
   * Applies the first of the stored deliveries that wait, with those that follow and can be applied
   * with it, and records the outcome of each item. Between the parts of a large one, later ones about
   * other numbers are applied.
   */
  apply(
    settings: Settings,
    waiting: readonly StoredDelivery[],
    ports: ApplyingPorts<Changed>,
  ): Promise<void>;
}

interface ApplyingPorts<Changed> {
  /** Throws when another process has taken over. */
  keepLease(): Promise<void>;
  /** Emits the events of what was created or changed. */
  announce(changed: readonly Changed[]): Promise<void>;
}

/** Whether everything can be applied, and finished, in one transaction that is short enough. */
const fitsOneTransaction = ({ run, snapshots }: ReadItems): boolean =>
  (snapshots.length > 0 || run.length > 1) && snapshots.length <= ITEMS_PER_TRANSACTION;

/** Applies the deliveries of a stream. */
export function deliveryApplication<Settings, Read extends ReadItems, Changed>(
  { apply, numberIn, read: readItems }: StreamItems<Settings, Read, Changed>,
  { deliveries, now, oneTransaction, tracing }: ApplicationPorts,
): DeliveryApplication<Settings, Changed> {
  /** @param between is called between the parts of what takes several transactions. */
  const applyRun = (
    run: Run,
    settings: Settings,
    keepLease: () => Promise<void>,
    between: () => Promise<void>,
  ): Promise<Changed[]> =>
    traceRun(run, tracing, async () => {
      const read = await tracing.span('s360.apply.read', {}, () => readItems(run, settings));
      const applyAndFinish = async (options: ApplyOptions) => {
        const applied = await apply(read, options);
        await deliveries.finish(byDelivery(run, applied), now());
        return applied.changed;
      };
      const isShortEnough = fitsOneTransaction(read);
      let parts = 0;
      const beforePart = async () => {
        if (!isShortEnough && parts > 0) await between();
        parts += 1;
        await keepLease();
      };
      const ports = { run, isShortEnough, keepLease: beforePart, oneTransaction };
      return tracing.span('s360.apply.write', {}, () =>
        applyInOneTransaction(applyAndFinish, ports),
      );
    });

  /** Applies later deliveries, as far as they may pass this one. */
  function passing(
    run: Run,
    settings: Settings,
    { announce, keepLease }: ApplyingPorts<Changed>,
  ): () => Promise<void> {
    const next = passingDeliveries(run, numberIn, async (afterId) => {
      const [first] = run;
      return first ? deliveries.nextAfter(first.delivery, afterId) : [];
    });
    return async () => {
      const later = await next();
      if (later.length === 0) return;
      await announce(
        await applyFirstRun(later, numberIn, (small) =>
          applyRun(small, settings, keepLease, async () => undefined),
        ),
      );
    };
  }

  return {
    async apply(settings, waiting, ports) {
      const changed = await applyFirstRun(waiting, numberIn, (run) =>
        applyRun(run, settings, ports.keepLease, passing(run, settings, ports)),
      );
      await ports.announce(changed);
    },
  };
}
