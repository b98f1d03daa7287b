import type { DueWork } from './work';

/**
 * A customer waits for a booking, an operator for an edit; what is in doubt comes before what fan-out
 * wants.
 */
function urgency(work: DueWork): number {
  if (work.kind === 'lookUp') return 1;
  if (work.lane === 'booking') return -1;
  const isFirst = work.attempts === 0;
  if (work.lane === 'edit') return isFirst ? 0 : 2;
  return 3;
}

function groupedBy<Key>(work: readonly DueWork[], keyOf: (one: DueWork) => Key) {
  const groups = new Map<Key, DueWork[]>();
  for (const one of work) {
    const key = keyOf(one);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return groups;
}

/** One of each kind, then the next of each; `firstTurn` tells which kind begins. */
function kindByKind(work: readonly DueWork[], firstTurn: number): DueWork[] {
  const kinds = [...groupedBy(work, ({ kind }) => kind).values()];
  const first = firstTurn % kinds.length;
  const inTurn = [...kinds.slice(first), ...kinds.slice(0, first)];
  const rounds = Math.max(...kinds.map(({ length }) => length));
  return Array.from({ length: rounds }, (_, round) =>
    inTurn.flatMap((ofKind) => ofKind.slice(round, round + 1)),
  ).flat();
}

/**
 * The most urgent first. Kinds of work that are equally urgent take turns, each in its own order:
 * a long load of pushes must not keep everything from being read until it has ended. Where there is
 * one permit at a time whoever begins has it, so the caller has another kind begin each time. Pure.
 */
export function inTurns(work: readonly DueWork[], firstTurn: number): DueWork[] {
  return [...groupedBy(work, urgency)]
    .sort(([a], [b]) => a - b)
    .flatMap(([, equallyUrgent]) => kindByKind(equallyUrgent, firstTurn));
}
