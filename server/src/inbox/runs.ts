import type { Tracing } from '../kernel/tracing/tracing';
import { readEnvelope } from './envelope';
import type { AppliedDelivery, AppliedItems, StoredDelivery } from './records';

interface OpenedDelivery {
  delivery: StoredDelivery;
  items: readonly unknown[];
}

/**
 * Consecutive deliveries that are applied together, like one delivery that contains all their
 * items: S-360's default bucket is one item, and a transaction for each would take twenty times as
 * long. No two of them show the same number, so that each leaves the same traces as alone.
 */
export type Run = readonly OpenedDelivery[];

/** As many as S-360 puts into one payload. */
export const MAX_ITEMS_TOGETHER = 50;

export function openDelivery(delivery: StoredDelivery): OpenedDelivery {
  const envelope = readEnvelope(delivery.body);
  return { delivery, items: envelope.kind === 'items' ? envelope.items : [] };
}

/** The first of these deliveries, with those that follow and can be applied with it. */
export function firstRun(
  waiting: readonly StoredDelivery[],
  numberOf: (item: unknown) => string | null,
): Run {
  const run: OpenedDelivery[] = [];
  const numbers = new Set<string>();
  let items = 0;
  for (const delivery of waiting) {
    const opened = openDelivery(delivery);
    const own = opened.items.flatMap((item) => numberOf(item) ?? []);
    items += opened.items.length;
    const fits = items <= MAX_ITEMS_TOGETHER && !own.some((number) => numbers.has(number));
    const areJoinable = [delivery, ...run.map((other) => other.delivery)].every(isFromS360);
    if (run.length > 0 && !(fits && areJoinable)) break;
    run.push(opened);
    for (const number of own) numbers.add(number);
  }
  return run;
}

/** What a person imports or applies again is applied by rules of its own. */
export const isFromS360 = ({ isReplay, origin }: StoredDelivery): boolean =>
  origin === 'webhook' && !isReplay;

/** All items of the run, in their order. */
export const itemsOf = (run: Run): unknown[] => run.flatMap(({ items }) => items);

/** The id of the delivery that shows each number. */
export const shownBy = (
  run: Run,
  numberOf: (item: unknown) => string | null,
): ReadonlyMap<string, string> =>
  new Map(
    run.flatMap(({ delivery, items }) =>
      items.flatMap((item): [string, string][] => {
        const number = numberOf(item);
        return number === null ? [] : [[number, String(delivery.id)]];
      }),
    ),
  );

/** Divides what was applied together, with positions in the whole run, among its deliveries. */
export function byDelivery(run: Run, applied: AppliedItems): AppliedDelivery[] {
  let end = 0;
  return run.map(({ delivery, items }) => {
    const start = end;
    end += items.length;
    const isOwn = ({ position }: { position: number }) => position >= start && position < end;
    const own = <T extends { position: number }>(all: readonly T[]): T[] =>
      all.filter(isOwn).map((one) => ({ ...one, position: one.position - start }));
    const outcomes = own(applied.outcomes);
    const numbers = new Set(outcomes.map(({ contactNumber, orderId }) => orderId ?? contactNumber));
    return {
      delivery,
      applied: {
        outcomes,
        quarantined: own(applied.quarantined),
        excluded: applied.excluded.filter(({ number }) => numbers.has(number)),
        changes: own(applied.changes ?? []),
        ...(applied.replaced && { replaced: own(applied.replaced) }),
      },
    };
  });
}

/**
 * Traces the work on a run in the trace in which its first delivery was received. The others get a
 * span in theirs, for as long.
 */
export function traceRun<Changed>(
  run: Run,
  tracing: Tracing,
  work: () => Promise<Changed[]>,
): Promise<Changed[]> {
  const [first, ...others] = run.map(({ delivery }) => delivery);
  if (first === undefined) return work();
  const placed = others.flatMap(({ id, traceparent }) =>
    traceparent === null ? [] : [{ id, traceparent }],
  );
  const about = {
    's360.institution': first.institution,
    's360.stream': first.stream,
    's360.deliveries': run.length,
    's360.items': itemsOf(run).length,
  };
  const own = () =>
    tracing.span(
      's360.apply',
      {
        // What is applied again has nothing to do with when it was received.
        after: first.isReplay ? null : first.traceparent,
        alsoAfter: placed.map(({ traceparent }) => traceparent),
        attributes: { ...about, 's360.delivery.id': first.id },
      },
      async (span) => {
        const changed = await work();
        span.set({ 's360.changed': changed.length });
        return changed;
      },
    );
  return placed.reduce<() => Promise<Changed[]>>(
    (inner, { id, traceparent }) =>
      () =>
        tracing.span(
          's360.apply',
          {
            after: traceparent,
            attributes: { ...about, 's360.delivery.id': id, 's360.applied_with': first.id },
          },
          inner,
        ),
    own,
  )();
}
