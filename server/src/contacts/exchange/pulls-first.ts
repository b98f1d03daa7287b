import type { ContactWork, PullWork } from './work';

export interface PullBeforePush {
  work: PullWork;
  /** Otherwise it waits after a failure. */
  isDue: boolean;
}

/**
 * Puts queued pulls before the pushes of the same contacts: a push that ignores a change in S-360
 * would overwrite it unnoticed. The pull takes the push's place and lane and costs no extra call,
 * since it was queued anyway; the push follows it. Pure.
 */
export function pullsFirst(
  work: readonly ContactWork[],
  wanted: readonly PullBeforePush[],
): ContactWork[] {
  const byKey = new Map(wanted.map((pull) => [pull.work.key, pull]));
  const pulled = new Set<string>();
  const replaced = work.flatMap((one): ContactWork[] => {
    const before = one.kind === 'push' ? byKey.get(one.key) : undefined;
    if (one.kind !== 'push' || before === undefined) return [one];
    pulled.add(one.key);
    return before.isDue ? [{ ...before.work, lane: one.lane }] : [];
  });
  // Each pull once: it may also have been due on its own.
  const isRepeated = (one: ContactWork, index: number) =>
    one.kind === 'pull' &&
    pulled.has(one.key) &&
    replaced.findIndex((other) => other.kind === 'pull' && other.key === one.key) !== index;
  return replaced.filter((one, index) => !isRepeated(one, index));
}
