import type { DecideConflicts, Reason } from '../../../../server/src/contracts';

/** An entry that could not be decided, and why. */
export interface Refusal<Entry> {
  entry: Entry;
  reason: Reason;
}

/** The entries that were decided together, and those that could not be, with the reasons. */
export function partedBy<Entry extends { id: number }>(
  outcomes: DecideConflicts.Response['data'],
  entries: readonly Entry[],
): { decided: Entry[]; refused: Refusal<Entry>[] } {
  const refusals = new Map(outcomes.map(({ id, refusal }) => [id, refusal]));
  return {
    decided: entries.filter(({ id }) => !refusals.get(id)),
    refused: entries.flatMap((entry) => {
      const reason = refusals.get(entry.id);
      return reason ? [{ entry, reason }] : [];
    }),
  };
}
