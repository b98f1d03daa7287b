import type { DecideConflicts, Reason } from '../../../../../server/src/contracts';

/** The conflicts that were decided together, and those that could not be, with the reasons. */
export function partedBy<Conflict extends { id: number }>(
  outcomes: DecideConflicts.Response['data'],
  conflicts: readonly Conflict[],
): { decided: Conflict[]; refused: { conflict: Conflict; reason: Reason }[] } {
  const refusals = new Map(outcomes.map(({ id, refusal }) => [id, refusal]));
  return {
    decided: conflicts.filter(({ id }) => !refusals.get(id)),
    refused: conflicts.flatMap((conflict) => {
      const reason = refusals.get(conflict.id);
      return reason ? [{ conflict, reason }] : [];
    }),
  };
}
