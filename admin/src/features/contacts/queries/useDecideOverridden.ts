import { useCallback, useState } from 'react';
import type { DecideOverriddenEdits, OverriddenEdit } from '../../../../../server/src/contracts';
import { useAttempts } from '../../../shared/hooks/useAttempts';
import { partedBy, type Refusal } from '../../../shared/lists/decisions';
import { useText } from '../../../shared/words/useText';
import {
  useDecideOverriddenEditsMutation,
  useDecideOwnOverriddenEditMutation,
} from './overriddenEditsApi';

type Decision = DecideOverriddenEdits.Request['decision'];

/**
 * Decides overridden edits: a single one of one's own as whoever typed it, all others with the
 * permission to decide. `refusals` are those of the last decision.
 */
export function useDecideOverridden() {
  const text = useText();
  const { attempt, notify } = useAttempts();
  const [decideSeveral, several] = useDecideOverriddenEditsMutation();
  const [decideOwn, own] = useDecideOwnOverriddenEditMutation();
  const [refusals, setRefusals] = useState<readonly Refusal<OverriddenEdit>[]>([]);

  const decide = useCallback(
    (edits: readonly OverriddenEdit[], decision: Decision): Promise<boolean> => {
      const done = (count: number) => {
        if (count > 0) notify('success', text(`overridden.done.${decision}`, { count }));
      };
      const [only] = edits;
      if (only !== undefined && edits.length === 1 && only.isOwn) {
        const { contactDocumentId: documentId, id, valueNow } = only;
        const request = { decision, valueNow };
        return attempt(decideOwn({ documentId, id, request }).unwrap(), () => done(1));
      }
      const contacts = edits.map(({ contactDocumentId }) => contactDocumentId);
      const seen = edits.map(({ id, valueNow }) => ({ id, valueNow }));
      const request = { decision, edits: seen };
      return attempt(decideSeveral({ contacts, request }).unwrap(), (outcomes) => {
        const { decided, refused } = partedBy(outcomes, edits);
        setRefusals(refused);
        done(decided.length);
      });
    },
    [attempt, decideOwn, decideSeveral, notify, text],
  );
  return { decide, refusals, isBusy: several.isLoading || own.isLoading };
}
