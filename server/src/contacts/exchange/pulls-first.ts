import type { ContactWork, PullWork } from './work';

/** A pull of a contact that is to be pushed. */
export interface PullBeforePush {
  work: PullWork;
  /** Else it waits after a failure. */
  isDue: boolean;
}

/**
 * What S-360 has is found out before it is sent something: a push that does not know of a change
 * there would overwrite it, and nobody would hear of it. The pull goes in the push's place and lane,
 * and costs no call that was not wanted anyway; the push follows it. Pure.
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
  // Each pull once: it may have been due by itself.
  const isRepeated = (one: ContactWork, index: number) =>
    one.kind === 'pull' &&
    pulled.has(one.key) &&
    replaced.findIndex((other) => other.kind === 'pull' && other.key === one.key) !== index;
  return replaced.filter((one, index) => !isRepeated(one, index));
}
