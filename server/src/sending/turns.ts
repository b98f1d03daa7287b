import type { Work } from './work';

/**
 * A customer waits for a booking, and an operator for an edit. Retries come before the fan-out of
 * bulk work.
 */
function urgencyOf({ attempts, lane }: Work): number {
  switch (lane) {
    case 'booking':
      return -1;
    case 'edit':
      return attempts === 0 ? 0 : 2;
    case 'retry':
      return 1;
    case 'bulk':
      return 3;
  }
}

function groupedBy<W, Key>(work: readonly W[], keyOf: (one: W) => Key) {
  const groups = new Map<Key, W[]>();
  for (const one of work) {
    const key = keyOf(one);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return groups;
}

/** One of each kind, then the next of each; `firstTurn` selects the kind that begins. */
function kindByKind<W extends Work>(work: readonly W[], firstTurn: number): W[] {
  const kinds = [...groupedBy(work, ({ kind }) => kind).values()];
  const first = firstTurn % kinds.length;
  const inTurn = [...kinds.slice(first), ...kinds.slice(0, first)];
  const rounds = Math.max(...kinds.map(({ length }) => length));
  return Array.from({ length: rounds }, (_, round) =>
    inTurn.flatMap((ofKind) => ofKind.slice(round, round + 1)),
  ).flat();
}

/**
 * The most urgent work first. Kinds of work that are equally urgent take turns, each in its own
 * order: a long bulk job of pushes must not delay all reads until its end. While only one permit is
 * available at a time, the kind that begins gets it, so the caller varies `firstTurn`. Pure.
 */
export function inTurns<W extends Work>(work: readonly W[], firstTurn: number): W[] {
  return [...groupedBy(work, urgencyOf)]
    .sort(([a], [b]) => a - b)
    .flatMap(([, equallyUrgent]) => kindByKind(equallyUrgent, firstTurn));
}
