import { HOUR_MS } from '../../kernel/time/durations';
import type { SyncFailure } from '../../contracts/contacts/contact-sync';
import { reason } from '../../contracts/reasons';
import {
  DONE,
  failureFrom,
  laneOf,
  loggableCode,
  outcomeOf,
  retryTime,
  wouldFailAgain,
  type BackoffTerms,
  type CallPorts,
  type WorkResult,
} from '../../sending';
import { orderCalls, type OrderMethods } from '../../s360';
import { readOrderItem } from '../mapping/order-snapshot';
import type { OrderSnapshot } from '../records';
import type { OrderSettings } from '../settings';
import type { OrderStore } from './order-store';
import type { OrderPull, QueuedOrders } from './queued-orders';
import type { ChangedOrder } from './receive-orders';

export interface OrderPullPorts extends Pick<
  CallPorts,
  'clock' | 'isAnsweringOthers' | 'noteAnswer' | 'takePermit'
> {
  client: OrderMethods;
  store: OrderStore;
  settings: OrderSettings;
  pulls: Omit<QueuedOrders, 'due'>;
  /**
   * Stores an order that is older than the depth of past data as an excluded item, to import it
   * later.
   */
  storeExcluded(order: OrderSnapshot, at: Date): Promise<void>;
  announce(changed: readonly ChangedOrder[]): void;
  log: { warn(message: string): void };
}

/**
 * S-360 may know an order only a while after it reported the order. An order that it refuses again
 * and again does not exist there.
 */
const REFUSED: BackoffTerms = { firstMs: HOUR_MS, longestMs: 24 * HOUR_MS };
const MAX_REFUSALS = 5;

/** Reads one order from S-360 and applies it: the answer of S-360 is the truth. */
export async function performOrderPull(
  work: OrderPull,
  ports: OrderPullPorts,
): Promise<WorkResult> {
  const { orderId } = work;
  const call = orderCalls.getOrderDetails;
  const taken = await ports.takePermit({ ...call, lane: laneOf(work), about: { orderId } });
  if (taken.kind === 'noPermit') return taken;
  const digests = await ports.store.digests(ports.settings.institution, [orderId]);
  const result = await outcomeOf(
    ports.client.getOrderDetails({ orderId, granularity: 'TICKET' }, { permit: taken.permit }),
  );
  switch (result.kind) {
    case 'answered':
      ports.noteAnswer(result.answer.answeredAt);
      // Postponed before it is applied: an order that cannot be applied must not be read again and
      // again.
      await ports.pulls.postpone(work, retryTime(ports.clock.now(), work.attempts), null);
      await applyAnswer(work, result.answer.data, digests.get(orderId) ?? null, ports);
      return DONE;
    case 'noPermit':
      return result;
    case 'callFailed': {
      const failure = failureFrom(result.error, ports.clock.now());
      const { attempts } = work;
      const isAnsweringOthers = ports.isAnsweringOthers();
      if (wouldFailAgain(result.error, { attempts, isAnsweringOthers }))
        await retryOrGiveUp(work, failure, ports);
      else await ports.pulls.postpone(work, retryTime(ports.clock.now(), work.attempts), failure);
      return result;
    }
  }
}

/** Tries an order that cannot be read some more times, then gives it up. */
async function retryOrGiveUp(work: OrderPull, failure: SyncFailure, ports: OrderPullPorts) {
  const { institution } = ports.settings;
  ports.log.warn(
    `order ${work.orderId} of ${institution} could not be read: ${loggableCode(failure)}`,
  );
  if (work.attempts + 1 >= MAX_REFUSALS) await ports.pulls.giveUp(work, ports.clock.now(), failure);
  else
    await ports.pulls.postpone(work, retryTime(ports.clock.now(), work.attempts, REFUSED), failure);
}

async function applyAnswer(
  work: OrderPull,
  data: unknown,
  digest: string | null,
  ports: OrderPullPorts,
): Promise<void> {
  const at = ports.clock.now();
  const without = await ports.store.withoutErased(ports.settings.institution, [data]);
  const read = readOrderItem(without.get(0) ?? data, ports.settings.assumptions);
  if (read.kind !== 'snapshot' || read.snapshot.orderId !== work.orderId) {
    const reasons = read.kind === 'unusable' ? read.reasons : [reason('notTheOrder')];
    const why = reason('answerUnusable', { reasons });
    return retryOrGiveUp(work, { code: 'unusable', reason: why, at: at.toISOString() }, ports);
  }
  const { snapshot } = read;
  const { changed, evaluations } = await ports.store.receive({
    snapshots: [snapshot],
    source: { kind: 'pull', isImported: work.lane === 'edit', digest },
    settings: ports.settings,
    at,
  });
  ports.announce(changed);
  const [evaluation] = evaluations;
  if (evaluation?.kind === 'overtaken') return ports.pulls.postpone(work, at, null);
  if (evaluation?.kind === 'excluded') await ports.storeExcluded(snapshot, at);
  await ports.pulls.finish(work);
}
