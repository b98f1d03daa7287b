import { useCallback, useState } from 'react';
import type { ConflictSide, ConflictStatus } from '../../../../server/src/contracts';
import { useAttempts } from '../../shared/hooks/useAttempts';
import { partedBy, type Refusal } from '../../shared/lists/decisions';
import { useText } from '../../shared/words/useText';
import { useDecideConflictsMutation } from '../contacts';

export type Decide = (conflicts: readonly ConflictStatus[], side: ConflictSide) => Promise<boolean>;

/** Decides conflicts; `refusals` are those of the last decision that could not be decided. */
export function useDecide(): { decide: Decide; refusals: readonly Refusal<ConflictStatus>[] } {
  const text = useText();
  const { attempt, notify } = useAttempts();
  const [send] = useDecideConflictsMutation();
  const [refusals, setRefusals] = useState<readonly Refusal<ConflictStatus>[]>([]);

  const decide = useCallback<Decide>(
    (conflicts, decision) => {
      const seen = conflicts.map(({ crmValue, id, status }) => ({
        id,
        ...(status === 'open' && { crmValue }),
      }));
      const request = { decision, conflicts: seen };
      const contacts = conflicts.map(({ contactDocumentId }) => contactDocumentId);
      return attempt(send({ contacts, request }).unwrap(), (outcomes) => {
        const { decided, refused } = partedBy(outcomes, conflicts);
        setRefusals(refused);
        const count = decided.length;
        if (count > 0) notify('success', text(`conflicts.done.${decision}`, { count }));
      });
    },
    [attempt, send, notify, text],
  );
  return { decide, refusals };
}
