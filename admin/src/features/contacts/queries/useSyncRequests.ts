import { useMemo } from 'react';
import type { ContactSyncStatus, HeldField } from '../../../../../server/src/contracts';
import type { SyncRequests } from './syncRequests';
import {
  useChangeConsentMutation,
  useDecideConflictMutation,
  useDecideInDoubtMutation,
  usePullContactNowMutation,
  usePushContactNowMutation,
} from './contactSyncApi';
import { pullOutcome, pushOutcome } from '../model/outcomes';
import type { PullOutcome, PushOutcome } from '../model/outcomes';
import { useText } from '../../../shared/words/useText';
import { useAttempts } from '../../../shared/hooks/useAttempts';
import { useReasons } from '../../../shared/reasons/useReasons';
import type { Tone } from '../../../shared/hooks/useAttempts';
import { useFieldNames } from '../../../shared/fields/useFieldNames';

const PUSH_TONES: Record<PushOutcome['kind'], Tone> = {
  sent: 'success',
  nothingToSend: 'info',
  sentBesideConflict: 'warning',
  conflict: 'warning',
  harmed: 'warning',
  waiting: 'info',
  failed: 'warning',
  inDoubt: 'warning',
  notSent: 'warning',
};

const PULL_TONES: Record<PullOutcome['kind'], Tone> = {
  changed: 'success',
  unchanged: 'success',
  waiting: 'info',
};

/** The user's requests about a contact; a notification reports each result. */
export function useSyncRequests(documentId: string): SyncRequests {
  const text = useText();
  const { listOf } = useFieldNames();
  const inWords = useReasons();
  const { tell, attempt } = useAttempts();
  const [push] = usePushContactNowMutation();
  const [pull] = usePullContactNowMutation();
  const [decide] = useDecideInDoubtMutation();
  const [decideConflict] = useDecideConflictMutation();
  const [change] = useChangeConsentMutation();

  return useMemo(() => {
    const linkOf = ({ institution }: ContactSyncStatus) => ({
      documentId,
      institutionCode: institution.code,
    });
    const nameOf = ({ institution }: ContactSyncStatus) => institution.name;
    const fieldOf = ({ field }: HeldField) => field;

    return {
      push: (status) =>
        attempt(push(linkOf(status)).unwrap(), (after) => {
          const outcome = pushOutcome(status, after);
          const why = outcome.kind === 'failed' ? outcome.reason : null;
          const reason = why && inWords(why);
          const values = { institution: nameOf(status), ...outcome, reason };
          tell(PUSH_TONES[outcome.kind], text(`outcome.push.${outcome.kind}`, values));
        }),

      pull: (status) =>
        attempt(pull(linkOf(status)).unwrap(), (after) => {
          const outcome = pullOutcome(status, after);
          const fields = outcome.kind === 'changed' ? listOf(outcome.changedFields) : '';
          const values = { institution: nameOf(status), fields };
          tell(PULL_TONES[outcome.kind], text(`outcome.pull.${outcome.kind}`, values));
        }),

      decideInDoubt: (status, decision) =>
        attempt(decide({ ...linkOf(status), decision }).unwrap(), () => {
          const values = { institution: nameOf(status) };
          tell('success', text('outcome.decision.taken', values));
        }),

      decideHeld: (status, held, side) => {
        const decideEach = async () => {
          for (const { conflictId, crmValue } of held) {
            if (conflictId === null) continue;
            const decision = { decision: side, crmValue };
            await decideConflict({ documentId, conflictId, decision }).unwrap();
          }
        };
        return attempt(decideEach(), () => {
          const values = { institution: nameOf(status), field: listOf(held.map(fieldOf)) };
          tell('success', text(`outcome.held.${side}`, values));
        });
      },

      reverse: (status, { crmValue, field, id }, side) => {
        // A consent has no value in the contact itself.
        const decision = { decision: side, ...(crmValue !== null && { crmValue }) };
        return attempt(decideConflict({ documentId, conflictId: id, decision }).unwrap(), () => {
          const values = { institution: nameOf(status), field: listOf([field]) };
          tell('success', text(`outcome.held.${side}`, values));
        });
      },

      changeConsent: (status, code, allowed) =>
        attempt(change({ ...linkOf(status), code, change: { allowed } }).unwrap(), () => {
          const answer = allowed ? 'allowed' : 'refused';
          const values = { institution: nameOf(status), code };
          tell('success', text(`outcome.consent.${answer}`, values));
        }),
    };
  }, [
    documentId,
    text,
    inWords,
    listOf,
    tell,
    attempt,
    push,
    pull,
    decide,
    decideConflict,
    change,
  ]);
}
