import { useCallback, useState } from 'react';
import type { ConflictSide, ConflictStatus, Reason } from '../../../../server/src/contracts';
import { useAttempts } from '../../shared/hooks/useAttempts';
import { useText } from '../../shared/words/useText';
import { useDecideConflictsMutation } from './conflictsApi';

/** A conflict that could not be decided, and why. */
export interface Refusal {
  conflict: ConflictStatus;
  reason: Reason;
}

export type Decide = (conflicts: readonly ConflictStatus[], side: ConflictSide) => Promise<boolean>;

/** Decides conflicts; `refusals` are those of the last decision that could not be decided. */
export function useDecide(): { decide: Decide; refusals: readonly Refusal[] } {
  const text = useText();
  const { attempt, tell } = useAttempts();
  const [send] = useDecideConflictsMutation();
  const [refusals, setRefusals] = useState<readonly Refusal[]>([]);

  const decide = useCallback<Decide>(
    (conflicts, decision) => {
      const seen = conflicts.map(({ crmValue, id, status }) => ({
        id,
        ...(status === 'open' && { crmValue }),
      }));
      return attempt(send({ decision, conflicts: seen }).unwrap(), (outcomes) => {
        const reasons = new Map(outcomes.map(({ id, refusal }) => [id, refusal]));
        const refused = conflicts.flatMap((conflict) => {
          const reason = reasons.get(conflict.id) ?? null;
          return reason === null ? [] : [{ conflict, reason }];
        });
        setRefusals(refused);
        const count = conflicts.length - refused.length;
        if (count > 0) tell('success', text(`conflicts.done.${decision}`, { count }));
      });
    },
    [attempt, send, tell, text],
  );
  return { decide, refusals };
}
